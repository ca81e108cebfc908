package io.cicely.cli.bench;

import io.cicely.cli.spec.Mode;
import java.util.List;

/**
 * One measured quantity of one contender.
 *
 * @param mode how the VIP moves
 * @param what what was measured, such as "planned move, outage"
 * @param unit "ms", or "calls" of EC2
 * @param runs every single value, in the order in which they were measured
 */
public record Figure(
    Mode mode, String contender, String latency, String what, String unit, List<Long> runs) {
  public Figure {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(what + " of " + contender + " was never measured");
    }
  }

  /** The middle value; of an even number, the mean of the two. */
  public long median() {
    List<Long> sorted = runs.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Whether it is the same quantity under the same conditions, whoever's it is. */
  boolean comparesWith(Figure other) {
    return mode == other.mode && latency.equals(other.latency) && what.equals(other.what);
  }

  public long least() {
    return runs.stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  public long most() {
    return runs.stream().mapToLong(Long::longValue).max().orElseThrow();
  }
}
