package io.cicely.node.vip;

import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Change.Setting;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The VIP in the kernel, from one reading of it: the address as /32 on the ENI's link, a routing
 * table of its own with a default route by the VPC's router, and the rule that leads there. What
 * DHCP clients and AWS's own tools add is left alone, unless it would draw the node's other
 * traffic.
 */
final class Guest {
  /** What Linux makes of an IPv6 route without a metric (linux/route.h, IP6_RT_PRIO_USER). */
  private static final long IPV6_METRIC = 1024;

  private static final int LOOSE = 2;
  private static final int ONLY_OWN_ADDRESSES = 1;
  private static final int BEST_OWN_ADDRESS = 2;

  private final Vip vip;
  private final Snapshot kernel;

  Guest(Vip vip, Snapshot kernel) {
    this.vip = vip;
    this.kernel = kernel;
  }

  /** What has to change for the VIP to be on the link; nothing, if it is. */
  List<Change> toAppear(Link link, Ipv4Network subnet) {
    List<Change> changes = new ArrayList<>();
    Route primary = primaryDefault(link);
    Link primaryLink = primary == null ? null : kernel.linkNamed(primary.link());
    enable(link, primaryLink == null ? link.mtu() : primaryLink.mtu(), changes);
    set(link, Setting.RP_FILTER, link.rpFilter(), LOOSE, changes);
    if (primaryLink != null && hasAddressIn(primaryLink, subnet)) {
      answerForOwnAddressesOnly(link, changes);
      answerForOwnAddressesOnly(primaryLink, changes);
    }
    add(link, changes);
    lead(link, subnet.router().toString(), changes);
    if (primary != null) {
      mend(link, subnet, primary, changes);
    }
    return changes;
  }

  /** The address on that link and on no other. */
  void add(Link link, List<Change> changes) {
    for (Address address : vipAddresses()) {
      if (!address.link().equals(link.name())) {
        changes.add(new Change.DeleteAddress(address));
      }
    }
    Ip address = vip.address();
    if (!kernel.addresses().contains(new Address(link.name(), address, address.hostPrefix()))) {
      changes.add(new Change.AddAddress(link.name(), address));
    }
  }

  /** The table of the address's own, by that router, and the rule that leads there. */
  void lead(Link link, String router, List<Change> changes) {
    String source = vip.address().toString();
    long metric = vip.address().isIpv6() ? IPV6_METRIC : 0;
    Route route = new Route(vip.table(), Route.DEFAULT, router, link.name(), source, metric);
    if (!kernel.routes().contains(route)) {
      changes.add(new Change.PutRoute(route));
    }
    if (!kernel.rules().contains(vip.rule())) {
      changes.add(new Change.AddRule(vip.rule()));
    }
  }

  private static void enable(Link link, int mtu, List<Change> changes) {
    if (!link.enabled() || link.mtu() != mtu) {
      changes.add(new Change.EnableLink(link.name(), mtu));
    }
  }

  private static void set(Link link, Setting setting, int is, int wanted, List<Change> changes) {
    if (is != wanted) {
      changes.add(new Change.Set(link.name(), setting, wanted));
    }
  }

  /** With two links in one subnet, each must speak for its own addresses alone. */
  private static void answerForOwnAddressesOnly(Link link, List<Change> changes) {
    set(link, Setting.ARP_IGNORE, link.arpIgnore(), ONLY_OWN_ADDRESSES, changes);
    set(link, Setting.ARP_ANNOUNCE, link.arpAnnounce(), BEST_OWN_ADDRESS, changes);
  }

  /**
   * Deletes what leads the node's own traffic, Corosync's first of all, over the ENI: EC2 drops
   * what leaves an interface from an address that is not its own.
   */
  private void mend(Link link, Ipv4Network subnet, Route primary, List<Change> changes) {
    for (Route route : kernel.routes()) {
      if (!route.isMain() || !route.link().equals(link.name())) {
        continue;
      }
      boolean outranks =
          route.destination().equals(Route.DEFAULT)
              ? route.metric() <= primary.metric()
              : route.destination().equals(subnet.toString()) && !isOutranked(route);
      if (outranks) {
        changes.add(new Change.DeleteRoute(route));
      }
    }
  }

  private boolean isOutranked(Route route) {
    for (Route other : kernel.routes()) {
      if (other.isMain()
          && other.destination().equals(route.destination())
          && !other.link().equals(route.link())
          && other.metric() < route.metric()) {
        return true;
      }
    }
    return false;
  }

  /** What has to change for nothing of the VIP to be left; nothing, if nothing is. */
  List<Change> toVanish() {
    List<Change> changes = new ArrayList<>();
    for (Rule rule : ownRules()) {
      changes.add(new Change.DeleteRule(rule));
    }
    for (Route route : ownRoutes()) {
      changes.add(new Change.DeleteRoute(route));
    }
    for (Address address : vipAddresses()) {
      changes.add(new Change.DeleteAddress(address));
    }
    return changes;
  }

  /** The ENI's link if it is enabled and nothing else of the node goes over it, or null. */
  @Nullable Link linkToDisable(String macAddress) {
    Link link = macAddress.isEmpty() ? linkOfAddress() : kernel.linkWithMac(macAddress);
    return link == null || !link.enabled() || isPrimary(link) ? null : link;
  }

  /**
   * Whether the VIP is here. An empty {@code macAddress} or a null {@code router} is not known:
   * then it is judged by the rest.
   */
  Presence judge(String macAddress, @Nullable Ipv4 router) {
    List<String> missing = new ArrayList<>();
    Link link = macAddress.isEmpty() ? linkOfAddress() : kernel.linkWithMac(macAddress);
    boolean address = !vipAddresses().isEmpty();
    if (link == null) {
      missing.add(macAddress.isEmpty() ? "no link has it" : "no link has MAC " + macAddress);
    } else {
      examine(link, router, missing);
    }
    if (ownRules().isEmpty()) {
      missing.add("the rule from " + vip.address() + " is missing");
    }
    if (missing.isEmpty()) {
      return new Presence.Here();
    }
    return address || !ownRules().isEmpty() || !ownRoutes().isEmpty()
        ? new Presence.Partly(address, String.join(", ", missing))
        : new Presence.Absent();
  }

  private void examine(Link link, @Nullable Ipv4 router, List<String> missing) {
    if (!link.enabled() || !link.running()) {
      missing.add("link " + link.name() + " is down");
    }
    if (!has(link, vip.address())) {
      missing.add("link " + link.name() + " has no address " + vip.address());
    }
    if (!hasDefault(link, router)) {
      missing.add("table " + vip.table() + " has no default route over " + link.name());
    }
  }

  boolean hasDefault(Link link, @Nullable Ipv4 router) {
    for (Route route : ownRoutes()) {
      if (route.destination().equals(Route.DEFAULT)
          && route.link().equals(link.name())
          && (router == null || route.via().equals(router.toString()))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Route primaryDefault(Link eni) {
    Route best = null;
    for (Route route : kernel.routes()) {
      if (route.isMain()
          && route.destination().equals(Route.DEFAULT)
          && !route.link().equals(eni.name())
          && (best == null || route.metric() < best.metric())) {
        best = route;
      }
    }
    return best;
  }

  /**
   * The link with the best default route, of several as good the first. Of those none is primary:
   * the kernel may choose any for a packet.
   */
  @Nullable Link bestDefault() {
    Link best = null;
    long metric = Long.MAX_VALUE;
    for (Link link : kernel.links()) {
      for (Route route : kernel.routes()) {
        if (route.isMain()
            && route.destination().equals(Route.DEFAULT)
            && route.link().equals(link.name())
            && route.metric() < metric) {
          best = link;
          metric = route.metric();
        }
      }
    }
    return best;
  }

  /** Whether the node's own traffic goes over the link: it must then never be disabled. */
  boolean isPrimary(Link link) {
    Route other = primaryDefault(link);
    for (Route route : kernel.routes()) {
      if (route.isMain()
          && route.destination().equals(Route.DEFAULT)
          && route.link().equals(link.name())
          && (other == null || route.metric() < other.metric())) {
        return true;
      }
    }
    return false;
  }

  @Nullable Link linkOfAddress() {
    List<Address> addresses = vipAddresses();
    return addresses.isEmpty() ? null : kernel.linkNamed(addresses.getFirst().link());
  }

  boolean has(Link link, Ip address) {
    for (Address each : kernel.addresses()) {
      if (each.link().equals(link.name()) && each.address().equals(address)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasAddressIn(Link link, Ipv4Network range) {
    for (Address each : kernel.addresses()) {
      if (each.link().equals(link.name())
          && each.address() instanceof Ipv4 own
          && range.contains(own)) {
        return true;
      }
    }
    return false;
  }

  List<Address> vipAddresses() {
    List<Address> found = new ArrayList<>();
    for (Address each : kernel.addresses()) {
      if (each.address().equals(vip.address())) {
        found.add(each);
      }
    }
    return found;
  }

  List<Rule> ownRules() {
    List<Rule> found = new ArrayList<>();
    for (Rule rule : kernel.rules()) {
      if (rule.table() == vip.table() && rule.from().equals(vip.address().toString())) {
        found.add(rule);
      }
    }
    return found;
  }

  List<Route> ownRoutes() {
    List<Route> found = new ArrayList<>();
    for (Route route : kernel.routes()) {
      if (route.table() == vip.table()) {
        found.add(route);
      }
    }
    return found;
  }
}
