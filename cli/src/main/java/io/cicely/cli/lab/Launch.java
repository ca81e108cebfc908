package io.cicely.cli.lab;

import io.cicely.cli.lab.daemon.DaemonMain;
import io.cicely.cli.lab.machine.ControlGroup;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Layout;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts the daemon and waits until its control port answers. */
final class Launch {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Launch() {}

  /**
   * @param layers the read-only file systems that the machines boot from, the uppermost first
   * @param archive the packages that the machines can install; null: none
   */
  static void daemon(
      Layout layout, Blueprint blueprint, List<Path> layers, @Nullable Path archive) {
    ControlGroup group = ControlGroup.ofLab().child("daemon").create();
    List<String> command =
        new ArrayList<>(
            List.of("setsid", "unshare", "--mount", "--net", "--propagation", "private"));
    command.addAll(
        Jvm.command(
            DaemonMain.class,
            ClassPath.copiedTo(layout.programs()),
            List.of("-XX:+UseSerialGC", "-Xmx512m"),
            arguments(blueprint, layers, archive)));
    Process daemon = start(group.start(command), layout);
    await(daemon, layout);
  }

  private static List<String> arguments(
      Blueprint blueprint, List<Path> layers, @Nullable Path archive) {
    List<String> arguments = new ArrayList<>();
    arguments.add(String.join(":", layers.stream().map(Path::toString).toList()));
    arguments.add(archive == null ? "" : archive.toString());
    arguments.addAll(blueprint.words());
    return arguments;
  }

  private static Process start(List<String> command, Layout layout) {
    try {
      Files.createDirectories(layout.run());
      Process daemon =
          new ProcessBuilder(command)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(layout.daemonLog().toFile())
              .redirectErrorStream(true)
              .start();
      Files.writeString(layout.daemonPid(), Long.toString(daemon.pid()));
      return daemon;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static void await(Process daemon, Layout layout) {
    Deadline deadline = Deadline.after(Clock.system(), LIMIT);
    Waits waits = new Waits(Clock.system(), Duration.ofMillis(20), Duration.ofMillis(200));
    while (!Files.exists(layout.controlSocket())) {
      if (!daemon.isAlive() || !waits.pause(deadline)) {
        throw new Failure(
            Code.COMMAND_FAILED,
            "Cannot start the lab's daemon",
            daemon.isAlive()
                ? "it was not ready after " + LIMIT.toSeconds() + " s"
                : "it ended with " + daemon.exitValue(),
            "Read its log: " + layout.daemonLog());
      }
    }
  }
}
