package io.cicely.cli.drill.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** What a move left behind in the kernels. */
public final class Leftovers {
  private Leftovers() {}

  /**
   * What is wrong, in words.
   *
   * @param address the VIP
   * @param owner the node that should have it
   * @param configurations each node's addresses, rules and agent processes, a line each
   */
  public static List<String> of(
      String address, String owner, SequencedMap<String, String> configurations) {
    List<String> wrong = new ArrayList<>();
    configurations.forEach(
        (node, text) -> {
          List<String> lines = text.lines().filter(line -> names(line, address)).toList();
          if (node.equals(owner) && lines.isEmpty()) {
            wrong.add("%s answers for %s but has it not configured".formatted(node, address));
          }
          if (!node.equals(owner) && !lines.isEmpty()) {
            wrong.add("%s still has %s".formatted(node, lines));
          }
        });
    return List.copyOf(wrong);
  }

  /** The address as a whole word: 192.168.1.5 is not part of 192.168.1.50. */
  private static boolean names(String line, String address) {
    for (String word : line.split("[\\s/]+")) {
      if (word.equals(address)) {
        return true;
      }
    }
    return false;
  }
}
