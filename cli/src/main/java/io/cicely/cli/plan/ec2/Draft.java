package io.cicely.cli.plan.ec2;

import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A plan that is being written; a change that several VIPs need is in it once. */
final class Draft {
  private static final String WHERE = "EC2";

  private final SequencedMap<Ec2Change, Step<Ec2Change>> steps = new LinkedHashMap<>();
  private final SequencedMap<Ec2Change, Step<Ec2Change>> afterwards = new LinkedHashMap<>();
  private final List<Ec2Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  void create(Ec2Change change, String what, String... details) {
    put(steps, Kind.CREATE, change, what, details);
  }

  void update(Ec2Change change, String what, String... details) {
    put(steps, Kind.UPDATE, change, what, details);
  }

  /** Once the cluster does not use it any more. */
  void delete(Ec2Change change, String what, String... details) {
    put(afterwards, Kind.DELETE, change, what, details);
  }

  /** Once the cluster does not need it any more. */
  void restore(Ec2Change change, String what, String... details) {
    put(afterwards, Kind.UPDATE, change, what, details);
  }

  void problem(String what, String remedy) {
    Ec2Problem problem = new Ec2Problem(what, remedy);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  void note(String sentence) {
    if (!notes.contains(sentence)) {
      notes.add(sentence);
    }
  }

  private static void put(
      SequencedMap<Ec2Change, Step<Ec2Change>> list,
      Kind kind,
      Ec2Change change,
      String what,
      String... details) {
    list.putIfAbsent(change, new Step<>(change, kind, Impact.NONE, WHERE, what, List.of(details)));
  }

  Ec2Plan plan() {
    return new Ec2Plan(
        List.copyOf(steps.values()), List.copyOf(afterwards.values()), problems, notes);
  }
}
