package io.cicely.cli.plan.predict;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long EC2 usually takes.
 *
 * @param medians by the names of the simulator's latency profiles: an API action, {@code Call} for
 *     any other, a transition such as {@code AttachCompletes}
 */
public record Latencies(SortedMap<String, Duration> medians) {
  public Latencies {
    medians = Collections.unmodifiableSortedMap(new TreeMap<>(medians));
  }

  /** How long until a call is answered. */
  Duration call(String action) {
    return medians.getOrDefault(action, medians.getOrDefault("Call", Duration.ZERO));
  }

  /** How long a transition takes once it can happen. */
  Duration transition(String kind) {
    return medians.getOrDefault(kind, Duration.ZERO);
  }
}
