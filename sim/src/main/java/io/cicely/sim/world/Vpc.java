package io.cicely.sim.world;

import org.jspecify.annotations.Nullable;

/** A virtual private cloud. */
public record Vpc(String id, Cidr cidr, @Nullable Cidr ipv6Cidr, boolean isDefault) {

  /** Whether the range lies in one of the VPC's, where its local routes lead. */
  public boolean contains(Cidr range) {
    return cidr.contains(range) || (ipv6Cidr != null && ipv6Cidr.contains(range));
  }
}
