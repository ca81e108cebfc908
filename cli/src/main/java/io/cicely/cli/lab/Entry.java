package io.cicely.cli.lab;

import io.cicely.cli.lab.machine.ControlGroup;
import io.cicely.cli.lab.machine.DebianGuest;
import io.cicely.cli.lab.model.Layout;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command lines that run a command inside the lab: in a node, or where its clients are. */
final class Entry {
  private Entry() {}

  /**
   * In a node, as root, with a clean environment; works like a console when its network is down.
   */
  static List<String> node(String name, List<String> command) {
    long leader =
        DebianGuest.leader(ControlGroup.ofLab().child(name))
            .orElseThrow(
                () ->
                    new Failure(
                        Code.COMMAND_FAILED,
                        "Cannot run " + String.join(" ", command) + " on " + name,
                        "it does not run",
                        "Start it: cicely lab start " + name));
    return join(
        List.of(
            "nsenter",
            "--target=" + leader,
            "--mount",
            "--uts",
            "--ipc",
            "--net",
            "--pid",
            "--cgroup",
            "--root",
            "--wd",
            "env",
            "-i",
            "HOME=/root",
            "LC_ALL=C.UTF-8",
            "TERM=" + System.getenv().getOrDefault("TERM", "dumb"),
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
        command);
  }

  /** In the network of a machine, on the file system of the host. */
  static List<String> network(Layout layout, String machine, List<String> command) {
    return join(List.of("nsenter", "--net=" + hidden(layout, machine)), command);
  }

  /** In the network of the VPC's router, from which all machines are reached. */
  static List<String> router(Layout layout) {
    return List.of("nsenter", "--net=" + Path.of("/proc", daemon(layout), "ns", "net"));
  }

  /** The namespace's file is mounted for the daemon only; its own root shows it to others. */
  private static Path hidden(Layout layout, String machine) {
    return Path.of("/proc", daemon(layout), "root" + layout.namespace(machine));
  }

  private static String daemon(Layout layout) {
    try {
      return Files.readString(layout.daemonPid()).strip();
    } catch (IOException missing) {
      throw new Failure(
          Code.TOOL_MISSING,
          "Cannot find the lab",
          String.valueOf(missing.getMessage()),
          "Bring it up: cicely lab up",
          missing);
    }
  }

  private static List<String> join(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
