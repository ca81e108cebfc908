package io.cicely.cli.install.machine;

import io.cicely.cli.cluster.Seen;
import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.host.Host;
import io.cicely.cli.observe.MachineLook;
import io.cicely.cli.plan.machine.MachinePlan;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** The nodes' machines, as a plan needs them. */
public final class Machines {
  private Machines() {}

  /**
   * All of them, in the order of the hosts; one command on each.
   *
   * @throws Failure {@link Code#HOST_UNREACHABLE} naming each that cannot be seen
   */
  public static List<Machine> seen(List<Host> hosts) {
    MachineLook look =
        new MachineLook(
            MachinePlan.PACKAGES, MachinePlan.UNITS, MachinePlan.FILES, MachinePlan.SECRETS);
    List<Machine> machines = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    look.at(hosts)
        .forEach(
            (node, seen) -> {
              switch (seen) {
                case Seen.Known<Machine>(Machine machine) -> machines.add(machine);
                case Seen.Unknown<Machine>(String why) -> hidden.add(node + ": " + why);
              }
            });
    if (!hidden.isEmpty()) {
      throw new Failure(
          Code.HOST_UNREACHABLE,
          "Cannot look at every node",
          String.join("; ", hidden),
          "A plan needs all of them: check that they run and can be reached");
    }
    return List.copyOf(machines);
  }
}
