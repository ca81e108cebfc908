package io.cicely.cli.spec.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What was meant by a word that is not known. */
final class Guess {
  private Guess() {}

  /** The known word that is nearest, if it is near: one error in three letters. */
  static Optional<String> of(String word, Collection<String> known) {
    String low = word.toLowerCase(Locale.ROOT).replace('-', '_');
    return known.stream()
        .filter(each -> distance(low, each.toLowerCase(Locale.ROOT)) <= limit(each))
        .min(Comparator.comparingInt(each -> distance(low, each.toLowerCase(Locale.ROOT))));
  }

  private static int limit(String word) {
    return Math.max(1, (word.length() + 1) / 3);
  }

  /** How many letters are to be added, removed, replaced or swapped with the next one. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (isSwap(from, i, to, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }

  private static boolean isSwap(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
