package io.cicely.node.proof.model;

import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import io.cicely.node.proof.search.Mix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node's network as Linux keeps it: routes go with their link when it is disabled, and with the
 * address that is their source; rules stay. What a node has from its boot on, and keeps, is no
 * difference between two nodes.
 */
public final class NodeKernel {
  private static final String PRIMARY = "ens5";
  private static final String HOTPLUGGED = "ens6";
  private static final int SUBNET_PREFIX = 22;
  private static final int MTU = 9001;
  private static final int PLAIN_MTU = 1500;
  private static final int METRIC = 100;
  private static final long MAIN_PRIORITY = 32766;

  private final Snapshot snapshot;
  private final Snapshot boot;
  private final long print;

  private NodeKernel(Snapshot snapshot, Snapshot boot) {
    this.snapshot = snapshot;
    this.boot = boot;
    long sum = 0;
    // In whatever order they were added: it makes no difference to anybody.
    for (Link link : snapshot.links()) {
      sum += Mix.of(link.name().equals(PRIMARY) ? nameless(link) : link.toString());
    }
    sum += print(snapshot.addresses(), boot.addresses());
    sum += print(snapshot.rules(), boot.rules());
    sum += print(snapshot.routes(), boot.routes());
    this.print = sum;
  }

  private static String nameless(Link link) {
    return link.toString().replace(link.macAddress(), "");
  }

  private static long print(List<? extends Record> rows, List<? extends Record> usual) {
    long sum = 0;
    for (Record row : rows) {
      sum += usual.contains(row) ? 1 : Mix.of(row.toString());
    }
    return sum;
  }

  /** As it is after boot: the primary interface with its own addresses, and a default route. */
  static NodeKernel booted(String macAddress, List<Ip> own, String router) {
    List<Address> addresses =
        own.stream().map(each -> new Address(PRIMARY, each, SUBNET_PREFIX)).toList();
    Snapshot boot =
        new Snapshot(
            List.of(new Link(PRIMARY, macAddress, true, true, MTU, 0, 0, 0)),
            addresses,
            List.of(new Rule(MAIN_PRIORITY, "all", Route.MAIN_TABLE, true)),
            List.of(new Route(Route.MAIN_TABLE, Route.DEFAULT, router, PRIMARY, "", METRIC)));
    return new NodeKernel(boot, boot);
  }

  /** One reading of it. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** The same for kernels that are the same. */
  public long print() {
    return print;
  }

  /** The name of the primary link. */
  public static String primary() {
    return PRIMARY;
  }

  /** Whether any link has the address, enabled or not. */
  public boolean has(Ip address) {
    return snapshot.addresses().stream().anyMatch(each -> each.address().equals(address));
  }

  /** Whether it has the address, but not as the agents add it. */
  boolean isOnlyByDhcp(Ip address) {
    return has(address)
        && snapshot.addresses().stream()
            .noneMatch(
                each -> each.address().equals(address) && each.prefix() == address.hostPrefix());
  }

  /** With a hot-plugged link; {@code configured}: by the distribution, with a lease from DHCP. */
  NodeKernel plugged(String macAddress, Ip address, boolean configured) {
    if (snapshot.linkWithMac(macAddress) != null) {
      return this;
    }
    Lists lists = new Lists(snapshot);
    lists.links.add(new Link(HOTPLUGGED, macAddress, configured, configured, PLAIN_MTU, 0, 0, 0));
    if (configured) {
      lists.addresses.add(new Address(HOTPLUGGED, address, SUBNET_PREFIX));
    }
    return lists.kernel(boot);
  }

  NodeKernel unplugged(String macAddress) {
    Link link = snapshot.linkWithMac(macAddress);
    if (link == null) {
      return this;
    }
    Lists lists = new Lists(snapshot);
    lists.links.remove(link);
    lists.addresses.removeIf(each -> each.link().equals(link.name()));
    lists.routes.removeIf(each -> each.link().equals(link.name()));
    return lists.kernel(boot);
  }

  /** After the changes, those left out that Linux would refuse. */
  public NodeKernel after(List<Change> changes) {
    Lists lists = new Lists(snapshot);
    changes.forEach(lists::apply);
    return lists.kernel(boot);
  }

  /** The same, open to change. */
  private static final class Lists {
    private final List<Link> links;
    private final List<Address> addresses;
    private final List<Rule> rules;
    private final List<Route> routes;

    Lists(Snapshot from) {
      links = new ArrayList<>(from.links());
      addresses = new ArrayList<>(from.addresses());
      rules = new ArrayList<>(from.rules());
      routes = new ArrayList<>(from.routes());
    }

    NodeKernel kernel(Snapshot boot) {
      return new NodeKernel(new Snapshot(links, addresses, rules, routes), boot);
    }

    void apply(Change change) {
      switch (change) {
        case Change.EnableLink(String name, int mtu) -> enable(name, true, mtu);
        case Change.DisableLink(String name) -> enable(name, false, 0);
        case Change.AddAddress(String name, Ip address) -> add(name, address);
        case Change.DeleteAddress(Address address) -> delete(address);
        case Change.PutRoute(Route route) -> put(route);
        case Change.DeleteRoute(Route route) -> routes.remove(route);
        case Change.AddRule(Rule rule) -> {
          if (!rules.contains(rule)) {
            rules.add(rule);
          }
        }
        case Change.DeleteRule(Rule rule) -> rules.remove(rule);
        case Change.Set set -> set(set);
      }
    }

    private @Nullable Link named(String name) {
      return links.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    private void enable(String name, boolean up, int mtu) {
      Link old = named(name);
      if (old == null) {
        return;
      }
      int size = mtu == 0 ? old.mtu() : mtu;
      links.set(
          links.indexOf(old),
          new Link(
              name,
              old.macAddress(),
              up,
              up,
              size,
              old.rpFilter(),
              old.arpIgnore(),
              old.arpAnnounce()));
      if (!up) {
        routes.removeIf(each -> each.link().equals(name));
      }
    }

    private void add(String name, Ip address) {
      Address wanted = new Address(name, address, address.hostPrefix());
      if (named(name) != null && !addresses.contains(wanted)) {
        addresses.add(wanted);
      }
    }

    private void delete(Address address) {
      addresses.remove(address);
      if (addresses.stream().noneMatch(each -> each.address().equals(address.address()))) {
        routes.removeIf(each -> each.source().equals(address.address().toString()));
      }
    }

    private void put(Route route) {
      Link link = named(route.link());
      if (link == null || !link.enabled()) {
        return;
      }
      routes.removeIf(
          each ->
              each.table() == route.table()
                  && each.destination().equals(route.destination())
                  && each.metric() == route.metric());
      routes.add(route);
    }

    private void set(Change.Set set) {
      Link old = named(set.link());
      if (old == null) {
        return;
      }
      Change.Setting setting = set.setting();
      links.set(
          links.indexOf(old),
          new Link(
              old.name(),
              old.macAddress(),
              old.enabled(),
              old.running(),
              old.mtu(),
              setting == Change.Setting.RP_FILTER ? set.value() : old.rpFilter(),
              setting == Change.Setting.ARP_IGNORE ? set.value() : old.arpIgnore(),
              setting == Change.Setting.ARP_ANNOUNCE ? set.value() : old.arpAnnounce()));
    }
  }
}
