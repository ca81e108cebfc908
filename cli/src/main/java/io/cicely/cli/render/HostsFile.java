package io.cicely.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** The nodes' names in /etc/hosts: lines of our own between two marks, all others as they are. */
public final class HostsFile {
  public static final String PATH = "/etc/hosts";

  private static final String BEGIN = "# cicely: the cluster's nodes";
  private static final String END = "# cicely: end";

  private HostsFile() {}

  /**
   * The file with the nodes' lines, in the place that they have or at the end.
   *
   * @param addresses by the node's name
   */
  public static String text(String file, SequencedMap<String, String> addresses) {
    List<String> block = new ArrayList<>(List.of(BEGIN));
    addresses.forEach((name, address) -> block.add(address + " " + name));
    block.add(END);
    return with(file, block);
  }

  /** The file without our lines. */
  public static String without(String file) {
    return with(file, List.of());
  }

  private static String with(String file, List<String> block) {
    List<String> lines = new ArrayList<>(file.lines().toList());
    int begin = lines.indexOf(BEGIN);
    if (begin < 0) {
      lines.addAll(block);
    } else {
      int end = begin + lines.subList(begin, lines.size()).indexOf(END);
      // Without its end only the mark itself is known to be ours.
      lines.subList(begin, (end < begin ? begin : end) + 1).clear();
      lines.addAll(begin, block);
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
