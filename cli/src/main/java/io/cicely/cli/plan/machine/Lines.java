package io.cicely.cli.plan.machine;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, by lines. */
final class Lines {
  private Lines() {}

  /** Lines that go, with a minus, and lines that come, with a plus, in their order. */
  static List<String> difference(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int[][] same = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        same[i][j] =
            old.get(i).equals(now.get(j))
                ? same[i + 1][j + 1] + 1
                : Math.max(same[i + 1][j], same[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        i++;
        j++;
      } else if (j >= now.size() || (i < old.size() && same[i + 1][j] >= same[i][j + 1])) {
        lines.add("- " + old.get(i++).strip());
      } else {
        lines.add("+ " + now.get(j++).strip());
      }
    }
    return lines;
  }
}
