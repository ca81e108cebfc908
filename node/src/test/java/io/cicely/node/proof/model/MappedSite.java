package io.cicely.node.proof.model;

import io.cicely.node.vip.Vip;

/** A VIP that EC2 maps to a node's primary network interface. */
public abstract class MappedSite extends Site {
  /** For so many nodes. */
  protected MappedSite(int nodes) {
    super(nodes);
  }

  /** The MAC address of the node's primary network interface. */
  public final String mac(int node) {
    return world().networkInterface(cards().get(node)).mac();
  }

  /** The VIP, as the node has it to do with it. */
  public abstract Vip.Mapped vip(int node);
}
