package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.lab.image.BaseImage;
import io.cicely.cli.lab.model.Equipment;
import io.cicely.cli.lab.model.Layout;
import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pacemaker's own fencer with the installed agent: several plugs of one node, several levels, its
 * questions for metadata and validation. One node beside the lab, not in it.
 */
@Tag("lab")
@SuppressWarnings("NullAway.Init")
class FencerTest {
  private static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  private static final String EVA = "i-0aaaaaaaaaaaaaaa2";
  private static final String CAIN = "i-0aaaaaaaaaaaaaaa3";
  private static final String WORLD =
      """
      vpc vpc-0c1ce1c1ce1c1ce1c 192.168.0.0/16
      subnet subnet-0c1ce1c1ce1c1ce1c vpc-0c1ce1c1ce1c1ce1c 192.168.0.0/22 a
      """
          + instance(1)
          + instance(2)
          + instance(3);

  private final Processes processes = new LocalProcesses();
  @TempDir Path folder;
  private Path image;

  @BeforeEach
  void image() {
    BaseImage base = new BaseImage(Layout.STANDARD.cache(), Equipment.CLUSTER, processes);
    if (!base.exists()) {
      base.make();
    }
    image = base.path();
  }

  private static String instance(int number) {
    return "instance i-0aaaaaaaaaaaaaaa%1$d t3.medium subnet-0c1ce1c1ce1c1ce1c".formatted(number)
        + " eni-0aaaaaaaaaaaaaaa%1$d 192.168.1.1%1$d\n".formatted(number);
  }

  /** Runs the script on the node, where {@code device NAME PLUGS} registers a device for adam. */
  private Result onTheNode(String script) throws IOException {
    Path cluster = folder.resolve("one-node-cluster.sh");
    try (InputStream resource = getClass().getResourceAsStream("one-node-cluster.sh")) {
      Files.write(cluster, Objects.requireNonNull(resource).readAllBytes());
    }
    Path world = Files.writeString(folder.resolve("world"), WORLD);
    String java = ProcessHandle.current().info().command().orElseThrow();
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--net", "--pid"));
    command.addAll(List.of("--ipc", "--uts", "--fork", "--kill-child", "--propagation", "private"));
    command.addAll(List.of("sh", cluster.toString(), image.toString()));
    command.addAll(List.of(LabUp.newestPackage().toString(), world.toString()));
    command.addAll(List.of(java, ClassPath.own()));
    return processes.run(
        Command.of(command.toArray(String[]::new)).reading(script).within(Duration.ofMinutes(2)));
  }

  @Test
  void aNodeOfSeveralPlugsIsFencedWhenAllAreOff() throws IOException {
    Result result =
        onTheNode(
            """
            device both %1$s,%2$s
            stonith_admin --fence adam --timeout 30
            fence_cicely -o list-status
            """
                .formatted(ADAM, CAIN));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains(ADAM + ",,OFF", EVA + ",,ON", CAIN + ",,OFF");
  }

  @Test
  void aDeviceThatEc2RefusesLeavesItsLevelToTheDevicesOfTheNext() throws IOException {
    Result result =
        onTheNode(
            """
            device wrong i-0ddddddddddddddd9
            device first %1$s
            device second %2$s
            stonith_admin --register-level adam --index 1 --device wrong
            stonith_admin --register-level adam --index 2 --device first --device second
            stonith_admin --fence adam --timeout 60
            fence_cicely -o list-status
            """
                .formatted(ADAM, CAIN));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains(ADAM + ",,OFF", EVA + ",,ON", CAIN + ",,OFF");
  }

  @Test
  void aNodeOfWhichOnePlugCannotBeFencedIsNotFenced() throws IOException {
    Result result =
        onTheNode(
            """
            device both %1$s,i-0ddddddddddddddd9
            stonith_admin --fence adam --timeout 20 || echo not fenced
            """
                .formatted(ADAM));
    assertThat(result.out()).as(result.toString()).contains("not fenced");
  }

  @Test
  void pacemakerAndPcsReadAndValidateTheAgent() throws IOException {
    Result result =
        onTheNode(
            """
            stonith_admin --list-installed | grep fence_cicely
            stonith_admin --metadata --agent fence_cicely | xmllint --noout -
            pcs stonith describe fence_cicely | grep plug_separator
            validate="stonith_admin --validate --agent fence_cicely --option region=eu-west-1"
            $validate --option plug=%1$s,%2$s
            ! $validate --option plug=i-0ddddddddddddddd9
            """
                .formatted(ADAM, CAIN));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains("Validation of fence_cicely succeeded", "Validation of fence_cicely failed")
        .contains("INSTANCE_UNKNOWN");
  }
}
