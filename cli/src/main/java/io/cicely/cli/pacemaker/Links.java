package io.cicely.cli.pacemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node's Corosync links, as {@code corosync-cfgtool -s} prints them for knet.
 *
 * @param configured how many links each peer should have
 * @param lost such as {@code link 0 to node 2: disconnected}
 */
public record Links(int configured, List<String> lost) {
  private static final Pattern LINK = Pattern.compile("LINK ID (\\d+).*");
  private static final Pattern PEER = Pattern.compile("nodeid:\\s*(\\d+):\\s*(\\S.*)");

  public Links {
    lost = List.copyOf(lost);
  }

  static Links parse(String text) {
    int links = 0;
    String link = "";
    List<String> lost = new ArrayList<>();
    for (String line : text.split("\n")) {
      Matcher heading = LINK.matcher(line.strip());
      Matcher peer = PEER.matcher(line.strip());
      if (heading.matches()) {
        links++;
        link = heading.group(1);
      } else if (peer.matches() && !peer.group(2).matches("localhost|connected")) {
        lost.add("link " + link + " to node " + peer.group(1) + ": " + peer.group(2));
      }
    }
    if (links == 0) {
      throw Xml.unexpected("corosync-cfgtool", "it names no link: " + text.strip(), null);
    }
    return new Links(links, lost);
  }
}
