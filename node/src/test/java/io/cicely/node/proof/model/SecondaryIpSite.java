package io.cicely.node.proof.model;

import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Snapshot;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.VpcAddress;
import io.cicely.sim.world.World;

/** The VIP is a secondary private address of a node's primary network interface. */
public final class SecondaryIpSite extends Site {
  private static final Ipv4 ADDRESS = Ipv4.parse("192.168.1.50");
  private static final VpcAddress IN_VPC = new VpcAddress(VPC, ADDRESS.toString());

  /** For so many nodes. */
  public SecondaryIpSite(int nodes) {
    super(nodes);
  }

  @Override
  World world() {
    return founding().world();
  }

  @Override
  public Ipv4 address() {
    return ADDRESS;
  }

  @Override
  boolean answers(World world, int node, Snapshot kernel) {
    return cards().get(node).equals(world.dataPlane().mappings().get(IN_VPC))
        && has(kernel, ADDRESS);
  }

  @Override
  boolean keeps(World world, int node, Snapshot kernel) {
    return isHere(world, node, kernel) || answers(world, node, kernel);
  }

  @Override
  boolean isHere(World world, int node, Snapshot kernel) {
    return isAssigned(world, cards().get(node)) && has(kernel, ADDRESS);
  }

  /** Whether the API says that the network interface has the VIP. */
  public static boolean isAssigned(World world, String card) {
    return world.networkInterface(card).privateAddresses().contains(ADDRESS.toString());
  }

  @Override
  void print(World world, Print print) {
    print.card(world.holderOf(IN_VPC).map(NetworkInterface::id).orElse(null));
    print.card(world.dataPlane().mappings().get(IN_VPC));
  }
}
