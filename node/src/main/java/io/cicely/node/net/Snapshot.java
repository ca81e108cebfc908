package io.cicely.node.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of the kernel's network, of one family of addresses. */
public record Snapshot(
    List<Link> links, List<Address> addresses, List<Rule> rules, List<Route> routes) {

  public Snapshot {
    links = List.copyOf(links);
    addresses = List.copyOf(addresses);
    rules = List.copyOf(rules);
    routes = List.copyOf(routes);
  }

  /** The link with that MAC address, or null. */
  public @Nullable Link linkWithMac(String macAddress) {
    for (Link link : links) {
      if (link.macAddress().equals(macAddress)) {
        return link;
      }
    }
    return null;
  }

  /** The link of that name, or null. */
  public @Nullable Link linkNamed(String name) {
    for (Link link : links) {
      if (link.name().equals(name)) {
        return link;
      }
    }
    return null;
  }
}
