package io.cicely.node.ocf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The cases of a long test: all of them with {@code -Dcicely.depth=full}, else some by a printed
 * seed, {@code -Dcicely.seed=}.
 */
final class Sample {
  private static final long SEED = Long.getLong("cicely.seed", System.nanoTime());

  private Sample() {}

  static <T> Stream<T> of(String test, List<T> all, int most) {
    if ("full".equals(System.getProperty("cicely.depth")) || all.size() <= most) {
      return all.stream();
    }
    System.out.println(test + ": -Dcicely.seed=" + SEED);
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled.subList(0, most).stream();
  }
}
