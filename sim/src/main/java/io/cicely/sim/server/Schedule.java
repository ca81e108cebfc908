package io.cicely.sim.server;

import io.cicely.sim.latency.Profile;
import io.cicely.sim.world.Transition;
import io.cicely.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** When each enabled transition will happen. */
final class Schedule {
  private final Draws draws;
  private final Map<Transition, Instant> due = new TreeMap<>();

  Schedule(Draws draws) {
    this.draws = draws;
  }

  /** A transition and when it is to happen. */
  record Entry(Instant time, Transition transition) {}

  /**
   * Follows the World: what became enabled is given its time, what is no longer enabled is dropped.
   *
   * @param willing whether the transition may happen by itself at all
   */
  void follow(World world, Profile profile, Instant now, Predicate<Transition> willing) {
    Set<Transition> enabled = world.enabled();
    due.keySet().removeIf(each -> !enabled.contains(each) || !willing.test(each));
    for (Transition each : enabled) {
      if (!due.containsKey(each) && willing.test(each)) {
        latency(profile, each).ifPresent(latency -> due.put(each, now.plus(latency)));
      }
    }
  }

  void postpone(Transition transition, Instant time) {
    due.computeIfPresent(transition, (each, before) -> time);
  }

  /** The next to happen among those that pass; of two at the same time the first by their order. */
  Optional<Entry> next(Predicate<Transition> passing) {
    return due.entrySet().stream()
        .filter(each -> passing.test(each.getKey()))
        .map(each -> new Entry(each.getValue(), each.getKey()))
        .reduce((one, other) -> other.time().isBefore(one.time()) ? other : one);
  }

  private Optional<Duration> latency(Profile profile, Transition transition) {
    String special = transition.isForced() ? transition.kind() + "/forced" : transition.kind();
    double position = draws.next(transition.kind() + " " + transition.subject());
    return profile.of(special, transition.kind()).map(each -> each.at(position));
  }
}
