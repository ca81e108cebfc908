package io.cicely.cli.plan;

import io.cicely.cli.plan.cib.CibChange;
import io.cicely.cli.plan.ec2.Ec2Change;
import io.cicely.cli.plan.machine.MachineChange;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is to change, in the order in which it is made.
 *
 * @param cluster its name
 * @param ec2 before all else
 * @param machines the nodes' machines
 * @param cib Pacemaker's configuration
 * @param afterwards what EC2 is rid of once the cluster no longer uses it
 * @param notes what an operator should know, a sentence each
 */
public record Plan(
    String cluster,
    List<Step<Ec2Change>> ec2,
    List<Step<MachineChange>> machines,
    List<Step<CibChange>> cib,
    List<Step<Ec2Change>> afterwards,
    List<String> notes) {
  public Plan {
    ec2 = List.copyOf(ec2);
    machines = List.copyOf(machines);
    cib = List.copyOf(cib);
    afterwards = List.copyOf(afterwards);
    notes = List.copyOf(notes);
  }

  /** Every step. */
  public List<Step<?>> steps() {
    return Stream.<List<? extends Step<?>>>of(ec2, machines, cib, afterwards)
        .<Step<?>>flatMap(List::stream)
        .toList();
  }

  /** Whether the cluster is as its file says. */
  public boolean isEmpty() {
    return steps().isEmpty();
  }

  /** The worst that a step does. */
  public Impact impact() {
    return steps().stream().map(Step::impact).max(Enum::compareTo).orElse(Impact.NONE);
  }
}
