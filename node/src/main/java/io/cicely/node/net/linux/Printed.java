package io.cicely.node.net.linux;

import io.cicely.node.net.Address;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.StringTokenizer;

/**
 * Reads what {@code ip -4 -o -N -batch -} (or {@code -6}) prints for {@link #QUESTIONS}: one line
 * per address, rule and route, told apart by their shape. Words that it does not know are passed
 * over.
 */
public final class Printed {
  /** What iproute2 is asked in one batch. */
  public static final String QUESTIONS = "addr show\nrule show\nroute show table all\n";

  private final List<Address> addresses = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();

  private Printed() {}

  /**
   * The links together with what was printed.
   *
   * @throws IllegalArgumentException if the text is not what iproute2 prints, an empty one
   *     included: every Linux has rules
   */
  public static Snapshot read(String text, List<Link> links) {
    Printed printed = new Printed();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      printed.read(text.substring(from, to));
      from = to + 1;
    }
    if (printed.rules.isEmpty()) {
      throw new IllegalArgumentException("iproute2 printed no rule");
    }
    return new Snapshot(links, printed.addresses, printed.rules, printed.routes);
  }

  private void read(String line) {
    try {
      line(line);
    } catch (NoSuchElementException cut) {
      throw new IllegalArgumentException("iproute2's line '" + line + "' is cut short", cut);
    }
  }

  private void line(String line) {
    StringTokenizer words = new StringTokenizer(line.replace('\\', ' '));
    if (!words.hasMoreTokens()) {
      return;
    }
    String first = words.nextToken();
    if (!isNumbered(first)) {
      route(first, words);
    } else if (line.indexOf('\t') == first.length()) {
      rule(first, words);
    } else {
      address(words);
    }
  }

  /** Whether it is the number of a link or a rule, and not an IPv6 destination. */
  private static boolean isNumbered(String first) {
    return first.endsWith(":")
        && first.indexOf(':') == first.length() - 1
        && first.charAt(0) <= '9';
  }

  /** 3: eth0 inet 192.168.1.11/22 brd 192.168.3.255 scope 0 eth0 … */
  private void address(StringTokenizer words) {
    String link = words.nextToken();
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (word.equals("inet") || word.equals("inet6")) {
        String given = words.nextToken();
        int slash = given.indexOf('/');
        Ip address = Ip.parse(slash < 0 ? given : given.substring(0, slash));
        int longest = address.hostPrefix();
        int prefix = slash < 0 ? longest : prefix(given.substring(slash + 1), longest);
        addresses.add(new Address(link, address, prefix));
      }
    }
  }

  private static int prefix(String text, int longest) {
    int prefix = Integer.parseInt(text);
    if (prefix < 0 || prefix > longest) {
      throw new IllegalArgumentException("iproute2 printed the prefix length " + prefix);
    }
    return prefix;
  }

  /** 5000: from 192.168.1.50 lookup 3232235826, with other selectors between. */
  private void rule(String first, StringTokenizer words) {
    String from = "all";
    long table = 0;
    boolean plain = true;
    while (words.hasMoreTokens()) {
      switch (words.nextToken()) {
        case "from" -> from = words.nextToken();
        case "lookup" -> table = Long.parseLong(words.nextToken());
        case "proto", "protocol" -> words.nextToken();
        default -> plain = false;
      }
    }
    long priority = Long.parseLong(first.substring(0, first.length() - 1));
    rules.add(new Rule(priority, from, table, plain));
  }

  /**
   * default via 192.168.0.1 dev eth0 table 4000 src 192.168.1.50 metric 100 onlink. Routes of equal
   * metric may be one line with several times: nexthop via fe80::1 dev eth0 weight 1.
   */
  private void route(String destination, StringTokenizer words) {
    if (!destination.equals(Route.DEFAULT)
        && destination.indexOf('.') < 0
        && destination.indexOf(':') < 0) {
      return; // A type comes first: local, broadcast and the like are the kernel's own affair.
    }
    String via = "";
    String link = "";
    String source = "";
    long table = Route.MAIN_TABLE;
    long metric = 0;
    while (words.hasMoreTokens()) {
      switch (words.nextToken()) {
        case "nexthop" -> {
          if (!link.isEmpty()) {
            routes.add(new Route(table, destination, via, link, source, metric));
          }
          via = "";
          link = "";
        }
        case "via" -> via = words.nextToken();
        case "dev" -> link = words.nextToken();
        case "src" -> source = words.nextToken();
        case "table" -> table = Long.parseLong(words.nextToken());
        case "metric" -> metric = Long.parseLong(words.nextToken());
        default -> {}
      }
    }
    routes.add(new Route(table, destination, via, link, source, metric));
  }
}
