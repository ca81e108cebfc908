package io.cicely.node.fence;

import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Select;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Waits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs errands side by side, so that a node of several plugs is down as soon as a node of one: each
 * round is one look at all the instances and one step for each.
 *
 * @param what what cannot be done if this fails, such as "Cannot power off"
 */
record Rounds(Session session, String what) {

  /**
   * Returns once every errand is done.
   *
   * @param self this machine's instance, which may hit nobody once it is hit itself
   * @throws Failure if one errand is hopeless, once each of the others has had its step as well
   */
  void run(List<? extends Errand> errands, Optional<String> self) {
    List<Errand> left = new ArrayList<>(errands);
    Waits waits = session.persistence().waits();
    while (true) {
      List<Instance> seen = look(left, self);
      if (!left.stream().allMatch(Errand::isUnderWay)) {
        refuseInRace(left, self, seen);
      }
      boolean asked = step(errands, left, seen);
      if (left.isEmpty()) {
        return;
      }
      if (asked) {
        waits.restart();
      } else {
        session.persistence().pause(waits, what + " " + names(left));
      }
    }
  }

  /** Removes what is done; returns whether EC2 has accepted something. */
  private boolean step(
      List<? extends Errand> errands, List<Errand> left, List<Instance> instances) {
    boolean asked = false;
    Map<Errand, Failure> hopeless = new LinkedHashMap<>();
    for (Errand errand : List.copyOf(left)) {
      try {
        switch (errand.step(find(errand.target(), instances))) {
          case THERE -> left.remove(errand);
          case ASKED -> asked = true;
          case WAITING -> {}
        }
      } catch (Failure failure) {
        hopeless.put(errand, failure);
      }
    }
    if (!hopeless.isEmpty()) {
      throw failure(errands, hopeless);
    }
    return asked;
  }

  private Failure failure(List<? extends Errand> errands, Map<Errand, Failure> hopeless) {
    Failure first = hopeless.values().iterator().next();
    if (errands.size() == 1) {
      return first;
    }
    String each =
        errands.stream()
            .map(
                errand ->
                    errand.target()
                        + ": "
                        + (hopeless.containsKey(errand)
                            ? hopeless.get(errand).why()
                            : errand.whereabouts()))
            .collect(Collectors.joining("; "));
    return new Failure(first.code(), what + " all of " + names(errands), each, first.action());
  }

  /** By filter, for which an unknown id is no error: of several, one may be gone. */
  private List<Instance> look(List<Errand> left, Optional<String> self) {
    String[] ids =
        Stream.concat(left.stream().map(Errand::target), self.stream())
            .distinct()
            .toArray(String[]::new);
    return session
        .persistence()
        .insist(
            what + " " + names(left),
            () -> session.ec2().describeInstances(Select.where("instance-id", ids)));
  }

  /** Of two nodes that fence each other, the one that was hit first must not hit back. */
  private static void refuseInRace(
      List<Errand> left, Optional<String> self, List<Instance> instances) {
    Optional<Instance> own = self.flatMap(id -> find(id, instances));
    if (own.isPresent()
        && (own.get().state() == InstanceState.Known.STOPPING
            || own.get().state() == InstanceState.Known.SHUTTING_DOWN)) {
      throw new Failure(
          Code.OWN_INSTANCE_STOPPING,
          "Refused to power off " + names(left),
          "this machine, " + own.get().id() + ", is itself " + own.get().state().word(),
          "");
    }
  }

  private static Optional<Instance> find(String id, List<Instance> instances) {
    return instances.stream().filter(instance -> instance.id().equals(id)).findFirst();
  }

  private static String names(List<? extends Errand> errands) {
    return errands.stream().map(Errand::target).collect(Collectors.joining(", "));
  }
}
