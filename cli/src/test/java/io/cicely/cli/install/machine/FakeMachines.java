package io.cicely.cli.install.machine;

import io.cicely.cli.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Machines in memory that can form a cluster. */
final class FakeMachines {
  static final String DEBIAN = "ID=debian\nVERSION_ID=\"13\"\nPRETTY_NAME=\"Debian 13\"\n";

  final List<FakeMachine> machines = new ArrayList<>();
  private int commandsLeft = Integer.MAX_VALUE;

  /** Who called was killed. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static FakeMachines of(String os, String... names) {
    FakeMachines all = new FakeMachines();
    for (String name : names) {
      all.machines.add(new FakeMachine(name, os, all));
    }
    return all;
  }

  List<Host> hosts() {
    return List.copyOf(machines);
  }

  FakeMachine get(String name) {
    return machines.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
  }

  /** The caller is killed before the command that comes after so many. */
  void killAfter(int commands) {
    commandsLeft = commands;
  }

  void tick() {
    if (commandsLeft-- <= 0) {
      throw new Killed();
    }
  }

  String snapshot() {
    return machines.stream().map(FakeMachine::snapshot).collect(Collectors.joining("\n\n"));
  }

  int writes() {
    return machines.stream().mapToInt(each -> each.writes).sum();
  }

  void reload() {
    machines.forEach(FakeMachine::reloadNow);
  }

  int running() {
    return (int) machines.stream().filter(each -> each.runs("corosync")).count();
  }

  /** Whether all run, with the same key and the same configuration. */
  boolean isReady(int nodes) {
    FakeMachine first = machines.getFirst();
    return running() == nodes
        && machines.stream()
            .allMatch(
                each ->
                    each.runs("pacemaker")
                        && Objects.equals(each.key, first.key)
                        && Objects.equals(each.loaded, first.loaded));
  }
}
