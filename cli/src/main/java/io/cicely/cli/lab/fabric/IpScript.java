package io.cicely.cli.lab.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The lines that {@code ip -batch} reads in the router's namespace. */
public final class IpScript {
  /** The MTU of an ENI, from AWS's "Jumbo frames (9001 MTU)". */
  private static final int MTU = 9001;

  private IpScript() {}

  /** A router with these addresses of its own, which drops in silence what it has no route for. */
  public static List<String> router(List<String> addresses) {
    List<String> lines = new ArrayList<>(List.of("link set lo up", "route add blackhole default"));
    addresses.forEach(address -> lines.add("address add %s/32 dev lo".formatted(address)));
    return List.copyOf(lines);
  }

  /** A line per cable; a cable that the guest itself has deleted fails its line and no other. */
  public static List<String> cut(List<Link> links) {
    return links.stream().map(link -> "link delete " + link.outside()).toList();
  }

  /**
   * @param namespace the file that holds a machine's network namespace, by the machine's name
   */
  public static List<String> plug(List<Link> links, UnaryOperator<String> namespace) {
    List<String> lines = new ArrayList<>();
    for (Link link : links) {
      lines.add(
          "link add %s mtu %d type veth peer name %s address %s mtu %d netns %s"
              .formatted(
                  link.outside(),
                  MTU,
                  link.inside(),
                  link.mac(),
                  MTU,
                  namespace.apply(link.machine())));
      // The default would delay the router's first answer to an ARP question by up to 1.3 s.
      lines.add("ntable change name arp_cache dev " + link.outside() + " proxy_delay 0");
      lines.add("link set " + link.outside() + " up");
      link.addresses().forEach(address -> map(link, address, lines));
    }
    return List.copyOf(lines);
  }

  public static List<String> readdress(Link before, Link after) {
    List<String> lines = new ArrayList<>();
    for (String address : without(before.addresses(), after.addresses())) {
      lines.add("route delete %s/32 dev %s".formatted(address, after.outside()));
      lines.add("neighbour delete %s dev %s".formatted(address, after.outside()));
    }
    without(after.addresses(), before.addresses()).forEach(address -> map(after, address, lines));
    return List.copyOf(lines);
  }

  /** The neighbour is permanent: a queue of packets that wait for ARP would hide an outage. */
  private static void map(Link link, String address, List<String> lines) {
    lines.add(
        "neighbour replace %s lladdr %s dev %s nud permanent"
            .formatted(address, link.mac(), link.outside()));
    lines.add("route replace %s/32 dev %s".formatted(address, link.outside()));
  }

  private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> some) {
    SortedSet<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
