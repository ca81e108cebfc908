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
  private final Map<Transition, Entry> entries = new TreeMap<>();

  Schedule(Draws draws) {
    this.draws = draws;
  }

  /**
   * A transition and when it is to happen.
   *
   * @param since when it became enabled
   */
  record Entry(Instant time, Transition transition, Instant since) {}

  /**
   * Follows the World: what became enabled is given its time, what is no longer enabled is dropped.
   *
   * @param willing whether the transition may happen by itself at all
   */
  void follow(World world, Profile profile, Instant now, Predicate<Transition> willing) {
    Set<Transition> enabled = world.enabled();
    entries.keySet().removeIf(each -> !enabled.contains(each) || !willing.test(each));
    for (Transition each : enabled) {
      if (!entries.containsKey(each) && willing.test(each)) {
        latency(profile, each)
            .ifPresent(latency -> entries.put(each, new Entry(now.plus(latency), each, now)));
      }
    }
  }

  void postpone(Transition transition, Instant time) {
    entries.computeIfPresent(transition, (each, entry) -> new Entry(time, each, entry.since()));
  }

  /** The next to happen among those that pass; of two at the same time the first by their order. */
  Optional<Entry> next(Predicate<Transition> passing) {
    return entries.values().stream()
        .filter(each -> passing.test(each.transition()))
        .reduce((one, other) -> other.time().isBefore(one.time()) ? other : one);
  }

  private Optional<Duration> latency(Profile profile, Transition transition) {
    String special = transition.isForced() ? transition.kind() + "/forced" : transition.kind();
    double position = draws.next(transition.kind() + " " + transition.subject());
    return profile.of(special, transition.kind()).map(each -> each.at(position));
  }
}
