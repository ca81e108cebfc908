package io.cicely.sim.world;

import org.jspecify.annotations.Nullable;

/** An allocated Elastic IP address. */
public record ElasticIp(String allocationId, String publicIp, @Nullable Association association) {
  /** What the address is associated with. */
  public record Association(String id, Endpoint endpoint) {}

  /** One private address of one interface. */
  public record Endpoint(String interfaceId, String privateAddress) {}

  ElasticIp with(@Nullable Association next) {
    return new ElasticIp(allocationId, publicIp, next);
  }
}
