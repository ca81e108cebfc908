package io.cicely.cli.lab.fabric;

import io.cicely.cli.lab.fabric.Route.Hop;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text that {@code nft -f} reads in the router's namespace. */
public final class FilterScript {
  /** Of packets that leave the VPC. */
  static final String OUTSIDE_MARK = "0x00000001";

  /**
   * The rules, loaded once; what changes is in the sets, the maps and three chains. A packet's mark
   * names the cable that it is for: the routing table of that number leads there. Elastic IPs are
   * translated without a state, below connection tracking, which would keep a flow where its first
   * packet went.
   */
  public static final String RULES =
      """
      table arp vpc {
        map enis { type ipv4_addr : mark; }
        chain asking {
          type filter hook input priority filter;
          meta mark set arp daddr ip map @enis
        }
      }
      table inet vpc {
        set mapped4 { type ifname . ipv4_addr; }
        set mapped6 { type ifname . ipv6_addr; }
        set unchecked { type ifname; }
        set cut { type ifname; }
        set apart { type ipv4_addr . ipv4_addr; }
        map enis4 { type ipv4_addr : mark; }
        map enis6 { type ipv6_addr : mark; }
        map inward { type ipv4_addr : ipv4_addr; }
        map outward { type ipv4_addr : ipv4_addr; }
        chain translating {
          type filter hook prerouting priority raw;
          iifname "outside" ip daddr set ip daddr map @inward accept
          iifname "outside" icmpv6 type nd-neighbor-solicit accept
          iifname "outside" drop
        }
        chain arriving {
          type filter hook prerouting priority mangle;
          iifname @cut drop
          iifname "r-*" ip daddr 255.255.255.255 udp sport 68 udp dport 67 accept
          iifname "r-*" jump checking
          fib daddr type { local, multicast } accept
          jump routing
          meta mark 0 drop
        }
        chain checking {
          icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } return
          iifname . ip saddr != @mapped4 iifname != @unchecked drop
          iifname . ip6 saddr != @mapped6 iifname != @unchecked drop
        }
        chain routing { }
        chain delivering {
          meta mark set ip daddr map @enis4
          meta mark set ip6 daddr map @enis6
        }
        chain leaving { }
        chain entering { }
        chain passing {
          type filter hook forward priority filter; policy drop;
          ip saddr . ip daddr @apart udp dport 5405 drop
          oifname "r-*" jump receiving
          ct state established,related accept
          iifname "r-*" jump leaving
          oifname "outside" accept
          jump entering
        }
        chain receiving {
          oifname . ip daddr != @mapped4 oifname != @unchecked drop
          oifname . ip6 daddr != @mapped6 oifname != @unchecked drop
        }
        chain sending {
          type route hook output priority mangle;
          jump delivering
        }
        chain parting {
          type filter hook postrouting priority srcnat;
          oifname @cut drop
          oifname "outside" ip saddr set ip saddr map @outward accept
          oifname "outside" icmpv6 type nd-neighbor-advert accept
          oifname "outside" drop
        }
      }
      """;

  private FilterScript() {}

  /** All that changes, anew, as one transaction: no packet sees a half of it. */
  public static String contents(Filter filter) {
    StringBuilder script = new StringBuilder();
    fill(script, "set inet vpc mapped4", mapped(filter, false, FilterScript::pair));
    fill(script, "set inet vpc mapped6", mapped(filter, true, FilterScript::pair));
    fill(script, "map arp vpc enis", mapped(filter, false, FilterScript::delivery));
    fill(script, "map inet vpc enis4", mapped(filter, false, FilterScript::delivery));
    fill(script, "map inet vpc enis6", mapped(filter, true, FilterScript::delivery));
    fill(script, "set inet vpc unchecked", filter.unchecked().stream().map(FilterScript::name));
    fill(script, "set inet vpc cut", filter.cut().stream().map(FilterScript::name));
    fill(script, "set inet vpc apart", apart(filter));
    var published = filter.published().entrySet();
    fill(
        script,
        "map inet vpc inward",
        published.stream().map(it -> it.getKey() + " : " + it.getValue()));
    fill(
        script,
        "map inet vpc outward",
        published.stream().map(it -> it.getValue() + " : " + it.getKey()));
    fill(script, "routing", filter.routes().stream().map(FilterScript::rule).toList());
    Map<Boolean, List<String>> rules =
        filter.openings().stream()
            .collect(
                Collectors.partitioningBy(
                    Opening::egress, Collectors.mapping(FilterScript::rule, Collectors.toList())));
    fill(script, "entering", rules.getOrDefault(false, List.of()));
    fill(script, "leaving", rules.getOrDefault(true, List.of()));
    script.append("add rule inet vpc leaving drop\n");
    return script.toString();
  }

  private interface Element {
    String of(String eni, String address);
  }

  private static Stream<String> mapped(Filter filter, boolean ipv6, Element element) {
    return filter.mapped().entrySet().stream()
        .flatMap(
            eni ->
                eni.getValue().stream()
                    .filter(address -> isIpv6(address) == ipv6)
                    .map(address -> element.of(eni.getKey(), address)));
  }

  private static String pair(String eni, String address) {
    return name(eni) + " . " + address;
  }

  private static String delivery(String eni, String address) {
    return address + " : " + Link.mark(eni);
  }

  private static Stream<String> apart(Filter filter) {
    return filter.apart().entrySet().stream()
        .flatMap(from -> from.getValue().stream().map(to -> from.getKey() + " . " + to));
  }

  private static String rule(Route route) {
    String senders =
        route.senders().stream().map(FilterScript::name).collect(Collectors.joining(", "));
    String from = senders.isEmpty() ? "" : "iifname { " + senders + " } ";
    String hop =
        switch (route.hop()) {
          case Hop.Mapped() -> "goto delivering";
          case Hop.ToEni(String eni) -> "meta mark set " + Link.mark(eni) + " return";
          case Hop.Outside() -> "meta mark set " + OUTSIDE_MARK + " return";
        };
    String to = route.destination().toString();
    return from + family(to) + " daddr " + to + " " + hop;
  }

  private static String rule(Opening opening) {
    String ports = opening.fromPort() + "-" + opening.toPort();
    String protocol =
        switch (opening.protocol()) {
          case ANY -> "";
          case ICMP -> " meta l4proto icmp";
          case ICMPV6 -> " meta l4proto ipv6-icmp";
          case TCP -> " tcp dport " + ports;
          case UDP -> " udp dport " + ports;
        };
    String rule =
        opening.egress() ? "iifname %s %s daddr %s%s return" : "oifname %s %s saddr %s%s accept";
    return rule.formatted(name(opening.eni()), family(opening.peer()), opening.peer(), protocol);
  }

  private static String family(String address) {
    return isIpv6(address) ? "ip6" : "ip";
  }

  private static boolean isIpv6(String address) {
    return address.indexOf(':') >= 0;
  }

  private static String name(String eni) {
    return '"' + Link.outside(eni) + '"';
  }

  private static void fill(StringBuilder script, String chain, Collection<String> rules) {
    script.append("flush chain inet vpc ").append(chain).append('\n');
    for (String rule : rules) {
      script.append("add rule inet vpc ").append(chain).append(' ').append(rule).append('\n');
    }
  }

  /**
   * @param what {@code set} or {@code map}, family, table and name
   */
  private static void fill(StringBuilder script, String what, Stream<String> elements) {
    script.append("flush ").append(what).append('\n');
    List<String> sorted = elements.sorted().toList();
    if (!sorted.isEmpty()) {
      script.append("add element ").append(what.substring(4)).append(" { ");
      script.append(String.join(", ", sorted)).append(" }\n");
    }
  }
}
