package io.cicely.cli.spec.yaml;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Ipv6;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The addresses of a file: each of them one that a machine may have, and only once. */
final class Addresses {
  private static final List<Ipv4Network> NO_MACHINES =
      ranges("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4");
  private static final List<Ipv4Network> PRIVATE =
      ranges("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16");
  private static final int MULTICAST = 0xff;
  private static final int LINK_LOCAL = 0xfe80 >>> 6;

  private final List<Problem> problems;
  private final Map<Ip, Integer> lines = new HashMap<>();

  Addresses(List<Problem> problems) {
    this.problems = problems;
  }

  /** Judges an address and keeps it for its owner. */
  void claim(Value value, String path) {
    if (!value.isThere()) {
      return;
    }
    Optional<Ip> parsed = parsed(value);
    if (parsed.isEmpty()) {
      add(value, path, "is not an address", "Write one such as 192.168.1.50 or 2001:db8::50");
      return;
    }
    Ip address = parsed.get();
    if (isNoMachines(address)) {
      add(value, path, "is no address that a machine may have", "Write one of your own network");
      return;
    }
    Integer first = lines.putIfAbsent(address, value.at().line());
    if (first != null) {
      add(value, path, "is in line " + first + " too", "Give each its own address");
    }
  }

  /** An Elastic IP is a public address. */
  void claimPublic(Value value, String path) {
    claim(value, path);
    boolean isPrivate =
        parsed(value)
            .map(ip -> ip instanceof Ipv4 v4 && PRIVATE.stream().anyMatch(it -> it.contains(v4)))
            .orElse(false);
    if (isPrivate) {
      add(
          value,
          path,
          "is a private address, and an Elastic IP is a public one",
          "Write the Elastic IP here, and the private addresses under private_ip");
    }
  }

  static boolean isIpv6(Value value) {
    return value.text().indexOf(':') >= 0;
  }

  private static Optional<Ip> parsed(Value value) {
    try {
      return value.isThere() ? Optional.of(Ip.parse(value.text())) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isNoMachines(Ip address) {
    return switch (address) {
      case Ipv4 v4 -> NO_MACHINES.stream().anyMatch(range -> range.contains(v4));
      case Ipv6(long high, long low) ->
          (high == 0 && (low == 0 || low == 1))
              || high >>> 56 == MULTICAST
              || high >>> 54 == LINK_LOCAL;
    };
  }

  private static List<Ipv4Network> ranges(String... texts) {
    return Stream.of(texts).map(Ipv4Network::parse).toList();
  }

  private void add(Value value, String path, String what, String remedy) {
    problems.add(Problem.at(value.at(), path, Secrets.quoted(value.text()) + " " + what, remedy));
  }
}
