package io.cicely.node.time;

import java.time.Duration;

/** A moment of a clock by which something has to be over; {@code at} counts from its origin. */
public record Deadline(Clock clock, Duration at) {
  private static final Duration NEVER = Duration.ofDays(36_500);

  /** The moment that lies {@code limit} ahead. */
  public static Deadline after(Clock clock, Duration limit) {
    return new Deadline(clock, clock.elapsed().plus(limit));
  }

  /** For work whose caller ends it: a moment that does not come. */
  public static Deadline never(Clock clock) {
    return new Deadline(clock, NEVER);
  }

  /** The time that is left, never negative. */
  public Duration remaining() {
    Duration left = at.minus(clock.elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether the moment has come. */
  public boolean passed() {
    return remaining().isZero();
  }

  /** The earlier of this moment and the one that lies {@code limit} ahead. */
  public Deadline within(Duration limit) {
    Deadline other = after(clock, limit);
    return other.at.compareTo(at) < 0 ? other : this;
  }
}
