package io.cicely.cli.lab.fabric;

import java.util.List;
import java.util.stream.Stream;

/** The text that {@code nft -f} reads in the router's namespace. */
public final class FilterScript {
  /** The rules, loaded once; what changes is in the sets and in two chains. */
  public static final String RULES =
      """
      table inet vpc {
        set mapped { type ifname . ipv4_addr; }
        set unchecked { type ifname; }
        set cut { type ifname; }
        set apart { type ipv4_addr . ipv4_addr; }
        chain arriving {
          type filter hook prerouting priority filter;
          iifname @cut drop
          iifname "r-*" meta nfproto ipv6 drop
          iifname "r-*" iifname . ip saddr != @mapped iifname != @unchecked drop
        }
        chain leaving { }
        chain entering { }
        chain passing {
          type filter hook forward priority filter; policy drop;
          oifname @cut drop
          ip saddr . ip daddr @apart udp dport 5405 drop
          oifname . ip daddr != @mapped oifname != @unchecked drop
          ct state established,related accept
          jump leaving
          jump entering
        }
        chain answering {
          type filter hook output priority filter;
          oifname @cut drop
        }
      }
      """;

  private FilterScript() {}

  /** All that changes, anew, as one transaction: no packet sees a half of it. */
  public static String contents(Filter filter) {
    StringBuilder script = new StringBuilder();
    set(
        script,
        "mapped",
        filter.mapped().entrySet().stream()
            .flatMap(eni -> eni.getValue().stream().map(ip -> name(eni.getKey()) + " . " + ip)));
    set(script, "unchecked", filter.unchecked().stream().map(FilterScript::name));
    set(script, "cut", filter.cut().stream().map(FilterScript::name));
    set(
        script,
        "apart",
        filter.apart().entrySet().stream()
            .flatMap(from -> from.getValue().stream().map(to -> from.getKey() + " . " + to)));
    script.append("flush chain inet vpc leaving\nflush chain inet vpc entering\n");
    for (Opening opening : filter.openings()) {
      script.append("add rule inet vpc ").append(rule(opening)).append('\n');
    }
    script.append("add rule inet vpc leaving drop\n");
    return script.toString();
  }

  private static String rule(Opening opening) {
    String ports = opening.fromPort() + "-" + opening.toPort();
    String protocol =
        switch (opening.protocol()) {
          case ANY -> "";
          case ICMP -> " meta l4proto icmp";
          case TCP -> " tcp dport " + ports;
          case UDP -> " udp dport " + ports;
        };
    String rule =
        opening.egress()
            ? "leaving iifname %s ip daddr %s%s return"
            : "entering oifname %s ip saddr %s%s accept";
    return rule.formatted(name(opening.eni()), opening.peer(), protocol);
  }

  private static String name(String eni) {
    return '"' + Link.outside(eni) + '"';
  }

  private static void set(StringBuilder script, String set, Stream<String> elements) {
    script.append("flush set inet vpc ").append(set).append('\n');
    List<String> sorted = elements.sorted().toList();
    if (!sorted.isEmpty()) {
      script.append("add element inet vpc ").append(set).append(" { ");
      script.append(String.join(", ", sorted)).append(" }\n");
    }
  }
}
