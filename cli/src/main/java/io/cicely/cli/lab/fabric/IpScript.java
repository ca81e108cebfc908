package io.cicely.cli.lab.fabric;

import io.cicely.cli.lab.fabric.Step.Readdress;
import io.cicely.cli.lab.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The lines that {@code ip -batch} reads in the router's namespace. */
public final class IpScript {
  /** The MTU of an ENI, from AWS's "Jumbo frames (9001 MTU)". */
  private static final int MTU = 9001;

  /** The router as each guest sees it: link-local, as on EC2. */
  public static final String ROUTER6 = "fe80::1";

  /** Whoever is at the other end of a cable, for the router: no guest is ever asked its address. */
  private static final String GUEST = "fe80::2";

  private IpScript() {}

  /**
   * A router with these addresses of its own, which drops in silence what no mark leads anywhere.
   * What it sends itself needs a route before it can be marked, and gets its source by that.
   */
  public static List<String> router(List<String> addresses) {
    List<String> lines = new ArrayList<>();
    lines.add("link set lo up");
    lines.add("route add blackhole 0.0.0.0/0");
    lines.add("route add blackhole ::/0");
    addresses.forEach(address -> lines.add("address add %s/32 dev lo".formatted(address)));
    lines.add("rule add pref 100 iif lo lookup 100");
    lines.add(
        "route add %s dev lo src %s mtu %d table 100"
            .formatted(Site.VPC_RANGE, addresses.getFirst(), MTU));
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
      String guest = "%s address %s".formatted(link.inside(), link.mac());
      String table = Link.mark(link.eni());
      lines.addAll(cable(link.outside(), guest, namespace.apply(link.machine())));
      lines.addAll(lead(link.outside(), link.mac(), table));
      link.neighbours().forEach(address -> lines.add(proxy("add", address, link)));
    }
    return List.copyOf(lines);
  }

  /** The cable to the machine outside the VPC, whose network namespace that file holds. */
  public static List<String> outside(String namespace) {
    List<String> lines = new ArrayList<>();
    lines.addAll(cable("outside", "ens5 address " + Site.VISITOR_MAC, namespace));
    lines.addAll(lead("outside", Site.VISITOR_MAC, FilterScript.OUTSIDE_MARK));
    return List.copyOf(lines);
  }

  private static List<String> cable(String outside, String inside, String namespace) {
    return List.of(
        "link add %s mtu %d type veth peer name %s mtu %d netns %s"
            .formatted(outside, MTU, inside, MTU, namespace),
        // The default would delay the router's first answer to a question by up to 1.3 s.
        "ntable change name arp_cache dev " + outside + " proxy_delay 0",
        "ntable change name ndisc_cache dev " + outside + " proxy_delay 0",
        "link set " + outside + " up",
        "address add %s/64 dev %s nodad".formatted(ROUTER6, outside));
  }

  /** The neighbour is permanent: a queue of packets that wait for ARP would hide an outage. */
  private static List<String> lead(String outside, String mac, String table) {
    return List.of(
        "neighbour replace %s lladdr %s dev %s nud permanent".formatted(GUEST, mac, outside),
        "route replace 0.0.0.0/0 via inet6 %s dev %s table %s".formatted(GUEST, outside, table),
        "route replace ::/0 via %s dev %s table %s".formatted(GUEST, outside, table));
  }

  /**
   * What lets a mark lead to the routing table of its number; {@code ip} wants it once for each
   * family.
   *
   * @param verb {@code add} or {@code delete}
   */
  public static List<String> rules(String verb, List<Link> links) {
    return links.stream().map(link -> rule(verb, Link.mark(link.eni()))).toList();
  }

  /** The same for what goes out of the VPC. */
  public static List<String> ruleOutside() {
    return List.of(rule("add", FilterScript.OUTSIDE_MARK));
  }

  private static String rule(String verb, String mark) {
    return "rule %s pref 50 fwmark %s lookup %s".formatted(verb, mark, mark);
  }

  public static List<String> readdress(List<Readdress.Change> changes) {
    List<String> lines = new ArrayList<>();
    for (Readdress.Change change : changes) {
      SortedSet<String> before = change.before().neighbours();
      SortedSet<String> after = change.after().neighbours();
      without(before, after)
          .forEach(address -> lines.add(proxy("delete", address, change.after())));
      without(after, before).forEach(address -> lines.add(proxy("add", address, change.after())));
    }
    return List.copyOf(lines);
  }

  private static String proxy(String verb, String address, Link link) {
    return "neighbour %s proxy %s dev %s".formatted(verb, address, link.outside());
  }

  private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> some) {
    SortedSet<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
