package io.cicely.sim.world;

/** A private address, IPv4 or IPv6, within its VPC. */
public record VpcAddress(String vpcId, String address) implements Comparable<VpcAddress> {
  @Override
  public int compareTo(VpcAddress other) {
    int byVpc = vpcId.compareTo(other.vpcId);
    return byVpc != 0 ? byVpc : address.compareTo(other.address);
  }
}
