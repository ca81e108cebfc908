package io.cicely.cli.bench.zone;

import java.time.Duration;
import java.util.TreeMap;

/** A value that changes with time, as far as its future is known. */
final class Timeline<T> {
  private final TreeMap<Duration, T> values = new TreeMap<>();

  Timeline(T first) {
    values.put(Duration.ZERO, first);
  }

  /** The value at that time; of what was before the beginning, the first. */
  T at(Duration time) {
    return time.isNegative() ? values.firstEntry().getValue() : values.floorEntry(time).getValue();
  }

  /** From that time on it is this, whatever was expected of the time after. */
  void from(Duration time, T value) {
    values.tailMap(time, true).clear();
    values.put(time, value);
  }
}
