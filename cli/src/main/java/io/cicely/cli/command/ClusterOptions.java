package io.cicely.cli.command;

import io.cicely.cli.cluster.Seen;
import io.cicely.cli.host.Host;
import io.cicely.cli.host.LocalHost;
import io.cicely.cli.host.NetworkNamespace;
import io.cicely.cli.host.Ssh;
import io.cicely.cli.host.SshHost;
import io.cicely.cli.observe.Reach;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.Pacemaker;
import io.cicely.cli.spec.Inventory;
import io.cicely.node.ec2.Describes;
import io.cicely.node.ec2.aws.Access;
import io.cicely.node.ec2.aws.AwsEc2;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a command is about: the one of a file, or the one of a node. */
final class ClusterOptions {
  @Option(
      names = "--cluster",
      paramLabel = "FILE",
      description = "the cluster's inventory (default: $CICELY_CLUSTER, else the running lab's)")
  private @Nullable Path inventory;

  @Option(
      names = "--host",
      paramLabel = "[USER@]NODE",
      description = {
        "the cluster of this node, by ssh; 'local' for this machine. The other nodes are",
        "reached under their cluster names (default: what --cluster says)"
      })
  private @Nullable String host;

  @Option(
      names = "--region",
      description = "with --host: the AWS region (default: $AWS_REGION, $AWS_DEFAULT_REGION)")
  private @Nullable String region;

  private volatile Runnable farewell = () -> {};

  /** Opens the way to the cluster's nodes and its EC2; an interrupt closes it as well. */
  Reach open() {
    Path sockets = socketFolder();
    Reach reach = host == null ? byInventory(sockets) : byHost(host, sockets);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try (reach) {
                    farewell.run();
                  }
                }));
    return reach;
  }

  /** What is to be done, when the program is interrupted, while the nodes are still in reach. */
  void beforeTheEnd(Runnable last) {
    farewell = last;
  }

  private Reach byInventory(Path sockets) {
    Inventory found = Inventory.read(file());
    if (found.networkNamespace() != null) {
      NetworkNamespace.enter(found.networkNamespace());
    }
    property("aws.endpointUrlEc2", found.ec2Endpoint());
    property("aws.sharedCredentialsFile", found.awsCredentials());
    Ssh ssh = Ssh.plain(sockets).with(found.sshConfig());
    List<Host> hosts = new ArrayList<>();
    Map<String, String> instances = new HashMap<>();
    for (Inventory.Node node : found.nodes()) {
      hosts.add(new SshHost(node.name(), node.ssh(), ssh, new LocalProcesses()));
      instances.put(node.name(), node.instance());
    }
    return new Reach(hosts, new Seen.Known<>(ec2(found.region())), instances);
  }

  private Path file() {
    if (inventory != null) {
      return inventory;
    }
    String named = System.getenv("CICELY_CLUSTER");
    return named == null || named.isEmpty() ? Inventory.OF_THE_LAB : Path.of(named);
  }

  private Reach byHost(String named, Path sockets) {
    Ssh ssh = Ssh.plain(sockets);
    int at = named.indexOf('@');
    String user = named.substring(0, at + 1);
    String name = named.substring(at + 1);
    Host first = named.equals("local") ? local() : ssh(name, named, ssh);
    List<Host> hosts = new ArrayList<>();
    hosts.add(first);
    for (ClusterStatus.Node node : new Pacemaker(first).status().nodes()) {
      if (!node.name().equals(first.name())) {
        hosts.add(ssh(node.name(), user + node.name(), ssh));
      }
    }
    return new Reach(hosts, ec2OfTheEnvironment(), Map.of());
  }

  private static Host ssh(String name, String destination, Ssh ssh) {
    return new SshHost(name, destination, ssh, new LocalProcesses());
  }

  /** This machine under the name that the cluster has for it. */
  private static Host local() {
    var asked = io.cicely.node.process.Command.of("crm_node", "--name");
    return new LocalHost(new LocalProcesses().run(asked).orFail().out().strip());
  }

  private Seen<Describes> ec2OfTheEnvironment() {
    for (String candidate :
        new @Nullable String[] {
          region, System.getenv("AWS_REGION"), System.getenv("AWS_DEFAULT_REGION")
        }) {
      if (candidate != null && !candidate.isEmpty()) {
        return new Seen.Known<>(ec2(candidate));
      }
    }
    return new Seen.Unknown<>("no region is known: set AWS_REGION or --region");
  }

  private static Describes ec2(String region) {
    return AwsEc2.open(Access.byChain().in(region), Deadline.never(Clock.system()));
  }

  private static void property(String name, @Nullable Object value) {
    if (value != null) {
      System.setProperty(name, value.toString());
    }
  }

  /** A folder of the user's own, as short as a socket's path needs it, gone with the program. */
  static Path socketFolder() {
    try {
      Path folder = Files.createTempDirectory("cicely");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
