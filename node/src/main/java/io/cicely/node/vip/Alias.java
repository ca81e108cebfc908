package io.cicely.node.vip;

import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The VIP as one more address of a link that the node has anyway. On the link with the default
 * route nothing else is needed; what leaves from the address by another link needs a routing table
 * of its own.
 */
final class Alias {
  private static final int LONGEST_SUBNET_PREFIX = 28;

  private final Vip.OnLink vip;
  private final Snapshot kernel;
  private final Guest guest;

  Alias(Vip.OnLink vip, Snapshot kernel) {
    this.vip = vip;
    this.kernel = kernel;
    this.guest = new Guest(vip, kernel);
  }

  /** The link that is to have the address, or null if there is none such. */
  @Nullable Link link() {
    return vip.link().isEmpty() ? guest.bestDefault() : kernel.linkNamed(vip.link());
  }

  /** Whether what leaves by that link finds its way: always by the link with the default route. */
  boolean hasWayOut(Link link) {
    return guest.isPrimary(link) || router(link) != null;
  }

  /** What has to change for the VIP to be on the link; nothing, if it is. */
  List<Change> toAppear(Link link) {
    List<Change> changes = new ArrayList<>();
    if (!link.enabled()) {
      changes.add(new Change.EnableLink(link.name(), 0));
    }
    guest.add(link, changes);
    String router = router(link);
    if (!guest.isPrimary(link) && router != null) {
      guest.lead(link, router, changes);
    }
    return changes;
  }

  /** What has to change for nothing of the VIP to be left; nothing, if nothing is. */
  List<Change> toVanish() {
    return guest.toVanish();
  }

  /** Whether the VIP is here. An empty {@code macAddress} is not known: any link will do. */
  Presence judge(String macAddress) {
    boolean address = !guest.vipAddresses().isEmpty();
    if (!address && guest.ownRules().isEmpty() && guest.ownRoutes().isEmpty()) {
      return new Presence.Absent();
    }
    List<String> missing = new ArrayList<>();
    Link link = macAddress.isEmpty() ? guest.linkOfAddress() : kernel.linkWithMac(macAddress);
    if (link == null) {
      missing.add(macAddress.isEmpty() ? "no link has it" : "no link has MAC " + macAddress);
    } else {
      examine(link, missing);
    }
    return missing.isEmpty()
        ? new Presence.Here()
        : new Presence.Partly(address, String.join(", ", missing));
  }

  private void examine(Link link, List<String> missing) {
    if (!link.enabled() || !link.running()) {
      missing.add("link " + link.name() + " is down");
    }
    if (!guest.has(link, vip.address())) {
      missing.add("link " + link.name() + " has no address " + vip.address());
    }
    if (!guest.isPrimary(link)) {
      if (guest.ownRules().isEmpty()) {
        missing.add("the rule from " + vip.address() + " is missing");
      }
      if (!guest.hasDefault(link, null)) {
        missing.add("table " + vip.table() + " has no default route over " + link.name());
      }
    }
  }

  /** The next hop of the link's own default route, or for IPv4 the router of its subnet. */
  private @Nullable String router(Link link) {
    for (Route route : kernel.routes()) {
      if (route.destination().equals(Route.DEFAULT)
          && route.link().equals(link.name())
          && route.table() != vip.table()
          && !route.via().isEmpty()) {
        return route.via();
      }
    }
    for (Address each : kernel.addresses()) {
      if (each.link().equals(link.name())
          && each.address() instanceof Ipv4 address
          && each.prefix() <= LONGEST_SUBNET_PREFIX) {
        return Ipv4Network.around(address, each.prefix()).router().toString();
      }
    }
    return null;
  }
}
