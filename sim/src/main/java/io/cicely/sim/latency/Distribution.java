package io.cicely.sim.latency;

import java.time.Duration;
import java.util.List;

/**
 * A distribution by four of its quantiles, straight lines between them. Measured latencies reduce
 * to it as well as published ones.
 */
public record Distribution(Duration least, Duration median, Duration p95, Duration most) {
  public static final Distribution ZERO = always(Duration.ZERO);

  public Distribution {
    List<Duration> quantiles = List.of(least, median, p95, most);
    if (least.isNegative() || !quantiles.equals(quantiles.stream().sorted().toList())) {
      throw new IllegalArgumentException("quantiles must grow from zero: " + quantiles);
    }
  }

  public static Distribution always(Duration latency) {
    return new Distribution(latency, latency, latency, latency);
  }

  /**
   * The latency at a position of the distribution.
   *
   * @param position from 0 for the least to 1 for the most
   */
  public Duration at(double position) {
    if (position < 0.5) {
      return between(least, median, position / 0.5);
    }
    if (position < 0.95) {
      return between(median, p95, (position - 0.5) / 0.45);
    }
    return between(p95, most, (position - 0.95) / 0.05);
  }

  private static Duration between(Duration from, Duration to, double share) {
    return from.plusNanos(Math.round(to.minus(from).toNanos() * share));
  }
}
