package io.cicely.cli.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one cluster is reached; {@code cicely lab up} writes it as JSON, with the names of these
 * components.
 *
 * @param region the nodes' AWS region
 * @param ec2Endpoint where EC2 is, as reached from the network namespace, if not where the region
 *     says
 * @param awsCredentials a shared credentials file, if not the AWS SDK's own chain
 * @param sshConfig an ssh_config(5) file that knows the nodes, if not the user's own
 * @param networkNamespace the namespace (a file such as {@code /proc/PID/ns/net}) from which nodes
 *     and EC2 are reached, if not ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inventory(
    String name,
    String region,
    @Nullable URI ec2Endpoint,
    @Nullable Path awsCredentials,
    @Nullable Path sshConfig,
    @Nullable Path networkNamespace,
    List<Node> nodes) {

  /** Where the lab that runs on this machine says how it is reached. */
  public static final Path OF_THE_LAB = Path.of("/run/cicely-lab/cluster.json");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addModule(
              new SimpleModule().addSerializer(Path.class, new ToStringSerializer(Path.class)))
          .build();

  public Inventory {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(region, "region");
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("nodes is empty");
    }
  }

  /**
   * A cluster node.
   *
   * @param name its name in Corosync and Pacemaker
   * @param instance its EC2 instance id
   * @param ssh what ssh is told to connect to: {@code [user@]host}
   */
  public record Node(String name, String instance, String ssh) {
    public Node {
      Objects.requireNonNull(name, "name of a node");
      Objects.requireNonNull(instance, "instance of a node");
      Objects.requireNonNull(ssh, "ssh of a node");
    }
  }

  /**
   * The inventory in {@code file}.
   *
   * @throws Failure {@link Code#FILE_UNUSABLE} if there is none, or it says something else
   */
  public static Inventory read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), Inventory.class);
    } catch (NoSuchFileException missing) {
      throw unusable(file, "there is no such file", missing);
    } catch (JacksonException wrong) {
      throw unusable(file, wrong.getOriginalMessage(), wrong);
    } catch (IOException unreadable) {
      throw unusable(file, unreadable.toString(), unreadable);
    }
  }

  /** Writes this to {@code file}: whoever reads meanwhile sees the old text or the new. */
  public void write(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, JSON.writeValueAsString(this) + "\n");
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Failure unusable(Path file, String why, Exception cause) {
    return new Failure(
        Code.FILE_UNUSABLE,
        "Cannot read the cluster's inventory " + file,
        why,
        "Start a lab (cicely lab up), or name a node (--host USER@NODE)",
        cause);
  }
}
