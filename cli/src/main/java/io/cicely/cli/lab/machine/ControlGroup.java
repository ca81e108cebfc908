package io.cicely.cli.lab.machine;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A control group of the kernel's second version, which hosts with the first one have beside it.
 *
 * @param path its directory
 */
public record ControlGroup(Path path) {
  private static final Duration DEATH = Duration.ofSeconds(10);

  /**
   * The lab's own group, under which each machine has one.
   *
   * @throws Failure {@code TOOL_MISSING} if the kernel has no such hierarchy mounted
   */
  public static ControlGroup ofLab() {
    return new ControlGroup(mountPoint().resolve("cicely-lab"));
  }

  private static Path mountPoint() {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
      return mounts
          .map(line -> line.split(" "))
          .filter(fields -> fields[2].equals("cgroup2"))
          .map(fields -> Path.of(fields[1]))
          .findFirst()
          .orElseThrow(
              () ->
                  new Failure(
                      Code.TOOL_MISSING,
                      "Cannot group the lab's processes",
                      "no cgroup2 hierarchy is mounted",
                      "Mount one: mkdir -p /sys/fs/cgroup/unified &&"
                          + " mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public ControlGroup child(String name) {
    return new ControlGroup(path.resolve(name));
  }

  public boolean exists() {
    return Files.isDirectory(path);
  }

  public ControlGroup create() {
    try {
      Files.createDirectories(path);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    return this;
  }

  /** The command line that runs {@code command} in this group, from its first instruction on. */
  public List<String> start(List<String> command) {
    return Stream.concat(
            Stream.of("/bin/sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", procs().toString()),
            command.stream())
        .toList();
  }

  /** Runs commands in this group, so that killing it ends what they left. */
  public Processes around(Processes processes) {
    return command ->
        processes.run(new Command(start(command.arguments()), command.input(), command.limit()));
  }

  /** The processes directly in this group. */
  public List<Long> processes() {
    try (Stream<String> lines = Files.lines(procs())) {
      return lines.map(Long::valueOf).toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public void freeze(boolean frozen) {
    write("cgroup.freeze", frozen ? "1" : "0");
  }

  /** Kills all that is in the group and below, and returns when all of it is gone. */
  public void kill() {
    if (!exists()) {
      return;
    }
    write("cgroup.kill", "1");
    Deadline deadline = Deadline.after(Clock.system(), DEATH);
    Waits waits = new Waits(Clock.system(), Duration.ofMillis(2), Duration.ofMillis(20));
    while (populated() && waits.pause(deadline)) {
      // What was killed takes a moment to go.
    }
    if (populated()) {
      throw new Failure(
          Code.DEADLINE_PASSED,
          "Cannot kill the processes of " + path,
          "some are still there after " + DEATH.toSeconds() + " s",
          "Look at them: systemd-cgls " + path);
    }
  }

  /** Removes the group and those below; they must be empty. */
  public void remove() {
    if (!exists()) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path group :
          tree.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(group);
      }
    } catch (IOException busy) {
      throw new UncheckedIOException(busy);
    }
  }

  private boolean populated() {
    try {
      return Files.readString(path.resolve("cgroup.events")).contains("populated 1");
    } catch (IOException gone) {
      return false;
    }
  }

  private Path procs() {
    return path.resolve("cgroup.procs");
  }

  private void write(String file, String value) {
    try {
      Files.writeString(path.resolve(file), value);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
