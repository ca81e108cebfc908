package io.cicely.cli.plan.machine;

import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.cluster.machine.Machine.FileSeen;
import io.cicely.cli.cluster.machine.Machine.UnitSeen;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.CorosyncConf;
import io.cicely.cli.render.HostsFile;
import io.cicely.cli.render.Rejoin;
import java.util.ArrayList;
import java.util.List;

/** Plans how machines cease to be nodes. */
public final class MachineRemoval {
  private static final List<String> UNITS = List.of("pacemaker", "corosync");
  private static final List<String> FILES =
      List.of(CorosyncConf.PATH, CorosyncConf.AUTHKEY, Rejoin.PATH);

  private final List<Step<MachineChange>> steps = new ArrayList<>();

  private MachineRemoval() {}

  /**
   * The steps: the cluster stops and does not come back at boot, its configuration is removed, and
   * our lines in /etc/hosts. Packages stay, since others may use them. For a cluster in whose CIB
   * nothing is left that someone else made.
   */
  public static List<Step<MachineChange>> of(List<Machine> machines) {
    MachineRemoval removal = new MachineRemoval();
    machines.forEach(removal::stop);
    machines.forEach(removal::forget);
    machines.forEach(removal::removeFiles);
    machines.forEach(removal::hosts);
    machines.forEach(removal::readUnits);
    return List.copyOf(removal.steps);
  }

  private void stop(Machine machine) {
    List<String> running = UNITS.stream().filter(name -> isOn(machine.unit(name))).toList();
    if (!running.isEmpty()) {
      add(
          new MachineChange.StopServices(machine.node(), running),
          Kind.UPDATE,
          Impact.RESTARTS_CLUSTER,
          "services " + String.join(", ", running) + ", stopped for good",
          List.of());
    }
  }

  private static boolean isOn(UnitSeen unit) {
    return unit.enabled() || unit.active();
  }

  private void forget(Machine machine) {
    if (machine.cib() != null) {
      add(
          new MachineChange.ForgetCib(machine.node()),
          Kind.DELETE,
          Impact.NONE,
          "Pacemaker's configuration",
          List.of());
    }
  }

  private void removeFiles(Machine machine) {
    for (String path : FILES) {
      if (machine.file(path).isPresent()) {
        add(
            new MachineChange.RemoveFile(machine.node(), path),
            Kind.DELETE,
            Impact.NONE,
            path,
            List.of());
      }
    }
  }

  private void hosts(Machine machine) {
    FileSeen file = machine.file(HostsFile.PATH).orElse(null);
    String text = file == null ? null : file.text();
    if (file != null && text != null && !HostsFile.without(text).equals(text)) {
      String left = HostsFile.without(text);
      add(
          new MachineChange.WriteFile(machine.node(), HostsFile.PATH, left, "0" + file.mode()),
          Kind.UPDATE,
          Impact.NONE,
          HostsFile.PATH,
          Lines.difference(text, left));
    }
  }

  private void readUnits(Machine machine) {
    if (machine.file(Rejoin.PATH).isPresent() || machine.staleUnits()) {
      add(
          new MachineChange.ReadUnits(machine.node()),
          Kind.UPDATE,
          Impact.NONE,
          "systemd's units, read anew",
          List.of());
    }
  }

  private void add(
      MachineChange change, Kind kind, Impact impact, String what, List<String> details) {
    steps.add(new Step<>(change, kind, impact, change.node(), what, details));
  }
}
