package io.cicely.node.time;

import java.time.Duration;

/**
 * The pauses of one wait: each half as long again as the one before, up to a longest; longer than
 * that only in a {@link Crowd}.
 */
public final class Waits {
  private final Clock clock;
  private final Duration first;
  private final Duration longest;
  private final Crowd crowd;
  private Duration next;

  /** Pauses that begin at {@code first} and grow to {@code longest}; equal, they stay the same. */
  public Waits(Clock clock, Duration first, Duration longest) {
    this(clock, first, longest, new Crowd());
  }

  /** The same, and never shorter than the crowd allows. */
  public Waits(Clock clock, Duration first, Duration longest, Crowd crowd) {
    this.clock = clock;
    this.first = first;
    this.longest = longest;
    this.crowd = crowd;
    this.next = first;
  }

  /** The length of the next pause; the one after it is longer. */
  public Duration grow() {
    Duration least = crowd.leastPause();
    Duration pause = next.compareTo(least) < 0 ? least : next;
    Duration longer = next.plus(next.dividedBy(2));
    next = longer.compareTo(longest) < 0 ? longer : longest;
    return pause;
  }

  /**
   * Sleeps for the next pause, or until the deadline if that is nearer.
   *
   * @return whether there is time left
   */
  public boolean pause(Deadline deadline) {
    return sleep(grow(), deadline);
  }

  /** Begins again with the shortest pause, since something has moved. */
  public void restart() {
    next = first;
  }

  private boolean sleep(Duration pause, Deadline deadline) {
    Duration left = deadline.remaining();
    try {
      clock.sleep(pause.compareTo(left) < 0 ? pause : left);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !deadline.passed();
  }
}
