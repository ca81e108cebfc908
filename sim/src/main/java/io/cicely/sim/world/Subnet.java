package io.cicely.sim.world;

import org.jspecify.annotations.Nullable;

/** A subnet in one availability zone. */
public record Subnet(String id, String vpcId, Cidr cidr, @Nullable Cidr ipv6Cidr, String zone) {

  /** EC2 keeps the first four addresses and the last; the second is the router. */
  public boolean reserves(String address) {
    return address.equals(cidr.at(0))
        || address.equals(router())
        || address.equals(cidr.at(2))
        || address.equals(cidr.at(3))
        || address.equals(cidr.at(-1));
  }

  public String router() {
    return cidr.at(1);
  }
}
