package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.lab.machine.ControlGroup;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lab that was killed, at any point of its coming up, is cleared away without a trace. */
@Tag("lab")
class CleaningTest {
  private static final int KILLS = Integer.getInteger("cicely.kills", 4);
  private static final int LATEST_MS = 8000;

  @Test
  void killedWhileItComesUpItIsClearedAwayWhole() throws Exception {
    Random random = new Random(1);
    for (int kill = 0; kill < KILLS; kill++) {
      int afterMs = random.nextInt(LATEST_MS);
      Process up = start();
      boolean _ = up.waitFor(afterMs, TimeUnit.MILLISECONDS);
      up.destroyForcibly().waitFor();
      Lab.down();
      assertThat(traces()).as("killed after %d ms", afterMs).isEmpty();
    }
  }

  @Test
  void aDaemonThatWasKilledLeavesNothingToTheNextDown() throws Exception {
    Lab lab = new LabUp(LabUp.newestPackage(), _ -> {}).run(Blueprint.of(2));
    assertThat(lab.nodes()).containsExactly("adam", "eva");
    long daemon = Long.parseLong(Files.readString(Layout.STANDARD.daemonPid()).strip());
    assertThat(ProcessHandle.of(daemon).orElseThrow().destroyForcibly()).isTrue();
    Lab.down();
    assertThat(traces()).isEmpty();
  }

  /** What of a lab can be found on this machine. */
  private static List<String> traces() throws IOException {
    List<String> traces = new java.util.ArrayList<>();
    if (Files.exists(Layout.STANDARD.run())) {
      traces.add(Layout.STANDARD.run().toString());
    }
    if (ControlGroup.ofLab().exists()) {
      traces.add(ControlGroup.ofLab().path().toString());
    }
    try (var mounts = Files.lines(Path.of("/proc/self/mounts"))) {
      mounts.filter(line -> line.contains("cicely")).forEach(traces::add);
    }
    ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains("DaemonMain") || line.contains("systemd-nspawn"))
        .forEach(traces::add);
    return traces;
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Jvm.command(UpMain.class, ClassPath.own(), List.of(systemProperty()), List.of()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String systemProperty() {
    return "-Dcicely.root=" + System.getProperty("cicely.root");
  }

  /** A {@code lab up} to be killed. */
  static final class UpMain {
    private UpMain() {}

    public static void main(String[] arguments) {
      Lab lab = new LabUp(LabUp.newestPackage(), _ -> {}).run(Blueprint.of(2));
      assertThat(lab.awaitReady(Duration.ofMinutes(1))).isNotEmpty();
    }
  }
}
