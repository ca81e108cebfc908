package io.cicely.node.proof.model;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.Vip;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.VpcAddress;
import io.cicely.sim.world.World;
import org.jspecify.annotations.Nullable;

/** The VIP is a secondary private address of a node's primary network interface. */
public final class SecondaryIpSite extends MappedSite {
  private final Ip address;
  private final VpcAddress inVpc;
  private final World world = founding().world();

  /** For so many nodes, with a VIP of either family. */
  public SecondaryIpSite(int nodes, boolean ipv6) {
    super(nodes);
    address = Ip.parse(ipv6 ? "2001:db8:0:c101::50" : "192.168.1.50");
    inVpc = new VpcAddress(VPC, address.toString());
  }

  @Override
  public Vip.Mapped vip(int node) {
    return new Vip.SecondaryIp(address, "");
  }

  @Override
  World world() {
    return world;
  }

  @Override
  public Ip address() {
    return address;
  }

  @Override
  boolean answers(World seen, int node, Snapshot kernel) {
    return cards().get(node).equals(seen.dataPlane().mappings().get(inVpc)) && has(kernel, address);
  }

  @Override
  boolean keeps(World seen, int node, Snapshot kernel) {
    return isHere(seen, node, kernel) || answers(seen, node, kernel);
  }

  @Override
  boolean isHere(World seen, int node, Snapshot kernel) {
    return isAssigned(seen, cards().get(node)) && has(kernel, address);
  }

  /** Whether the API says that the network interface has the VIP. */
  public boolean isAssigned(World seen, String card) {
    NetworkInterface there = seen.networkInterface(card);
    return there.privateAddresses().contains(address.toString())
        || there.ipv6Addresses().contains(address.toString());
  }

  private @Nullable String holder(World seen) {
    for (String card : cards()) {
      if (isAssigned(seen, card)) {
        return card;
      }
    }
    return null;
  }

  @Override
  void print(World seen, Print print) {
    print.card(holder(seen));
    print.card(seen.dataPlane().mappings().get(inVpc));
  }
}
