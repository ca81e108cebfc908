package io.cicely.node.act;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Kernel;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** A kernel in memory, with one primary link; it can be made unreadable or stubborn. */
final class FakeKernel implements Kernel {
  final List<Link> links = new ArrayList<>();
  final List<Address> addresses = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();
  final List<Route> routes = new ArrayList<>();
  boolean unreadable;
  boolean toolMissing;
  boolean stubborn;
  int applied;

  FakeKernel() {
    links.add(new Link("ens5", "02:00:00:00:00:11", true, true, 9001, 0, 0, 0));
    addresses.add(new Address("ens5", Ipv4.parse("192.168.1.11"), 22));
    rules.add(new Rule(32766, "all", 254, true));
    routes.add(new Route(254, "default", "192.168.0.1", "ens5", "", 100));
  }

  void plug(String macAddress) {
    links.add(new Link("ens6", macAddress, false, false, 1500, 0, 0, 0));
  }

  void unplug(String macAddress) {
    links.removeIf(link -> link.macAddress().equals(macAddress));
    addresses.removeIf(address -> address.link().equals("ens6"));
    routes.removeIf(route -> route.link().equals("ens6"));
  }

  @Override
  public Snapshot observe() {
    if (toolMissing) {
      throw new Failure(Code.TOOL_MISSING, "Cannot run ip", "no such file", "Install iproute2");
    }
    if (unreadable) {
      throw new Failure(Code.COMMAND_FAILED, "Cannot run ip", "it ended with 2", "");
    }
    return new Snapshot(links, addresses, rules, routes);
  }

  @Override
  public boolean hasLink(String macAddress) {
    return links.stream().anyMatch(link -> link.macAddress().equals(macAddress));
  }

  @Override
  public String apply(List<Change> changes) {
    applied++;
    if (stubborn) {
      return "RTNETLINK answers: Operation not permitted";
    }
    changes.forEach(this::apply);
    return "";
  }

  private void apply(Change change) {
    switch (change) {
      case Change.EnableLink(String name, int mtu) -> replace(name, true, mtu);
      case Change.DisableLink(String name) -> replace(name, false, link(name).mtu());
      case Change.AddAddress(String name, Ip address) ->
          addresses.add(new Address(name, address, address.hostPrefix()));
      case Change.DeleteAddress(Address address) -> addresses.remove(address);
      case Change.PutRoute(Route route) -> routes.add(route);
      case Change.DeleteRoute(Route route) -> routes.remove(route);
      case Change.AddRule(Rule rule) -> rules.add(rule);
      case Change.DeleteRule(Rule rule) -> rules.remove(rule);
      case Change.Set set -> set(set);
    }
  }

  private Link link(String name) {
    return links.stream().filter(link -> link.name().equals(name)).findFirst().orElseThrow();
  }

  private void replace(String name, boolean up, int mtu) {
    Link link = link(name);
    links.set(
        links.indexOf(link),
        new Link(
            name,
            link.macAddress(),
            up,
            up,
            mtu,
            link.rpFilter(),
            link.arpIgnore(),
            link.arpAnnounce()));
  }

  private void set(Change.Set set) {
    Link link = link(set.link());
    int rpFilter = link.rpFilter();
    int arpIgnore = link.arpIgnore();
    int arpAnnounce = link.arpAnnounce();
    switch (set.setting()) {
      case RP_FILTER -> rpFilter = set.value();
      case ARP_IGNORE -> arpIgnore = set.value();
      case ARP_ANNOUNCE -> arpAnnounce = set.value();
    }
    links.set(
        links.indexOf(link),
        new Link(
            link.name(),
            link.macAddress(),
            link.enabled(),
            link.running(),
            link.mtu(),
            rpFilter,
            arpIgnore,
            arpAnnounce));
  }
}
