package io.cicely.sim.server;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The seed's numbers. Each key has a sequence of its own, so that one more draw for one thing does
 * not change what any other gets.
 */
public final class Draws {
  private final long seed;
  private final Map<String, SplittableRandom> sequences = new HashMap<>();

  /** Same seed, same numbers. */
  public Draws(long seed) {
    this.seed = seed;
  }

  /** The key's next number, from 0 up to but excluding 1. */
  public synchronized double next(String key) {
    return sequences
        .computeIfAbsent(key, each -> new SplittableRandom(seed ^ hash(each)))
        .nextDouble();
  }

  /** FNV-1a in 64 bits: String.hashCode would let too many keys share a sequence. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
