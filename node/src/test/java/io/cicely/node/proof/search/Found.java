package io.cicely.node.proof.search;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a search came to.
 *
 * @param states different ones, up to symmetry
 * @param transitions events looked at
 * @param depth most events from the beginning to any state that was expanded in full
 * @param complete whether there are no other states
 * @param trace a shortest way to a broken promise, or null if none was found
 */
public record Found(
    long states,
    long transitions,
    int depth,
    boolean complete,
    Duration took,
    @Nullable Trace trace) {

  /** The chance that two of the states had one fingerprint, so that one was missed: n^2 / 2^65. */
  public double collisionChance() {
    return Math.scalb((double) states * states, -65);
  }

  /** The figures on one line. */
  public String words() {
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    return String.format(
        Locale.ROOT,
        "%,d states, %,d transitions, depth %d%s, %.0f states/s, collision chance %.1e",
        states,
        transitions,
        depth,
        complete ? " (complete)" : "",
        states / seconds,
        collisionChance());
  }
}
