package io.cicely.node.time;

import java.time.Duration;

/**
 * How crowded the way to EC2 is, by the answers that this machine got. An account has one token
 * bucket for all its machines: where it is empty, asking more often gets nobody more, and starves
 * those who need a token most. So from the first refusal on there is a least pause between calls,
 * longer by a quarter with each refusal and shorter by a quarter with each call that was let
 * through. Slowly, since who shares the account with one greedy stranger must not be the only
 * polite one (decision 10 has the figures). Machines that were refused at the same time get out of
 * step, each by its own name: the same in every run.
 */
public final class Crowd {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** Steps of this part of a circle keep away from all earlier ones. */
  private static final double GOLDEN_SECTION = 0.618_033_988_749_894_8;

  /** The same as a fraction of 2^32: names that differ little begin far apart. */
  private static final int GOLDEN_SECTION_OF_INT = 0x9e37_79b9;

  private Duration pause = Duration.ZERO;
  private double share;

  /** Names the machine, such as by its instance id. */
  public synchronized void seenBy(String machine) {
    long mixed = Integer.toUnsignedLong(machine.hashCode() * GOLDEN_SECTION_OF_INT);
    share = Math.scalb((double) mixed, -Integer.SIZE);
  }

  /** EC2 asked to come back later. */
  public synchronized void refused() {
    Duration longer = pause.plus(pause.dividedBy(4));
    pause = pause.isZero() ? FIRST : longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }

  /** EC2 had a token to spare, whatever it then answered. */
  public synchronized void admitted() {
    Duration shorter = pause.minus(pause.dividedBy(4));
    pause = shorter.compareTo(FIRST) < 0 ? Duration.ZERO : shorter;
  }

  /** What to wait at least before the next call: spread from half to three halves. */
  public synchronized Duration leastPause() {
    share = (share + GOLDEN_SECTION) % 1;
    return Duration.ofNanos(Math.round(pause.toNanos() * (0.5 + share)));
  }
}
