package io.cicely.cli.plan.ec2;

import io.cicely.cli.plan.step.Step;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to change in EC2.
 *
 * @param steps before the machines and the cluster are set up, in this order
 * @param afterwards what is to be taken away once the cluster no longer uses it
 * @param problems with one of them nothing must be changed
 * @param notes what an operator should know, one sentence each
 */
public record Ec2Plan(
    List<Step<Ec2Change>> steps,
    List<Step<Ec2Change>> afterwards,
    List<Ec2Problem> problems,
    List<String> notes) {
  public Ec2Plan {
    steps = List.copyOf(steps);
    afterwards = List.copyOf(afterwards);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Whether EC2 is as the file says. */
  public boolean isEmpty() {
    return steps.isEmpty() && afterwards.isEmpty();
  }

  /**
   * This plan, if it can be carried out.
   *
   * @throws Failure {@link Code#EC2_UNSUITABLE} with all its problems
   */
  public Ec2Plan orFail() {
    if (problems.isEmpty()) {
      return this;
    }
    throw new Failure(
        Code.EC2_UNSUITABLE,
        "Cannot set the cluster up in EC2",
        join(problems.stream().map(Ec2Problem::what).toList()),
        join(problems.stream().map(Ec2Problem::remedy).distinct().toList()));
  }

  private static String join(List<String> clauses) {
    return clauses.stream().collect(Collectors.joining("; "));
  }
}
