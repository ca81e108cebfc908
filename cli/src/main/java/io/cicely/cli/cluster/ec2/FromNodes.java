package io.cicely.cli.cluster.ec2;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of the nodes helps to understand EC2; all of it may be unknown, and is then left out.
 *
 * @param links the MAC address of each link, by node and link
 * @param holders the node on which each VIP runs, by VIP
 */
public record FromNodes(
    SortedMap<String, SortedMap<String, String>> links, SortedMap<String, String> holders) {
  /** Nothing is known. */
  public static final FromNodes NOTHING = new FromNodes(new TreeMap<>(), new TreeMap<>());

  public FromNodes {
    links = new TreeMap<>(links);
    holders = new TreeMap<>(holders);
  }

  /** The MAC address of a node's link, or empty. */
  public String mac(String node, String link) {
    return links.getOrDefault(node, new TreeMap<>()).getOrDefault(link, "");
  }

  /** The node that holds the VIP, or empty. */
  public String holder(String vip) {
    return holders.getOrDefault(vip, "");
  }
}
