package io.cicely.node.proof.model;

import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ipv4;
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
 * address that is their source; rules stay. The node's own address is the same on all nodes, since
 * nothing depends on it.
 */
public final class NodeKernel {
  private static final String PRIMARY = "ens5";
  private static final String HOTPLUGGED = "ens6";
  private static final int SUBNET_PREFIX = 22;
  private static final int HOST_PREFIX = 32;
  private static final int MTU = 9001;
  private static final int PLAIN_MTU = 1500;

  private static final NodeKernel BOOTED =
      new NodeKernel(
          new Snapshot(
              List.of(new Link(PRIMARY, "02:00:00:00:00:11", true, true, MTU, 0, 0, 0)),
              List.of(new Address(PRIMARY, Ipv4.parse("192.168.1.11"), SUBNET_PREFIX)),
              List.of(new Rule(32766, "all", Route.MAIN_TABLE, true)),
              List.of(
                  new Route(Route.MAIN_TABLE, Route.DEFAULT, "192.168.0.1", PRIMARY, "", 100))));

  private final Snapshot snapshot;
  private final long print;

  private NodeKernel(Snapshot snapshot) {
    this.snapshot = snapshot;
    long sum = 0;
    // In whatever order they were added: it makes no difference to anybody.
    for (List<? extends Record> rows :
        List.of(snapshot.links(), snapshot.addresses(), snapshot.rules(), snapshot.routes())) {
      for (Record row : rows) {
        sum += Mix.of(row.toString());
      }
    }
    this.print = sum;
  }

  /** As it is after boot, with the primary interface alone. */
  public static NodeKernel booted() {
    return BOOTED;
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
  public boolean has(Ipv4 address) {
    return snapshot.addresses().stream().anyMatch(each -> each.address().equals(address));
  }

  /** Whether it has the address, but not as the agents add it. */
  boolean isOnlyByDhcp(Ipv4 address) {
    return has(address)
        && snapshot.addresses().stream()
            .noneMatch(each -> each.address().equals(address) && each.prefix() == HOST_PREFIX);
  }

  /** With a hot-plugged link; {@code configured}: by the distribution, with a lease from DHCP. */
  NodeKernel plugged(String macAddress, Ipv4 address, boolean configured) {
    if (snapshot.linkWithMac(macAddress) != null) {
      return this;
    }
    Lists lists = new Lists(snapshot);
    lists.links.add(new Link(HOTPLUGGED, macAddress, configured, configured, PLAIN_MTU, 0, 0, 0));
    if (configured) {
      lists.addresses.add(new Address(HOTPLUGGED, address, SUBNET_PREFIX));
    }
    return lists.kernel();
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
    return lists.kernel();
  }

  /** After the changes, those left out that Linux would refuse. */
  public NodeKernel after(List<Change> changes) {
    Lists lists = new Lists(snapshot);
    changes.forEach(lists::apply);
    return lists.kernel();
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

    NodeKernel kernel() {
      return new NodeKernel(new Snapshot(links, addresses, rules, routes));
    }

    void apply(Change change) {
      switch (change) {
        case Change.EnableLink(String name, int mtu) -> enable(name, true, mtu);
        case Change.DisableLink(String name) -> enable(name, false, 0);
        case Change.AddAddress(String name, Ipv4 address) -> add(name, address);
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

    private void add(String name, Ipv4 address) {
      Address wanted = new Address(name, address, HOST_PREFIX);
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
