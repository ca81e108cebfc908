package io.cicely.sim.world;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An allocated Elastic IP address. */
public record ElasticIp(String allocationId, String publicIp, @Nullable Association association) {
  /** What the address is associated with. */
  public record Association(String id, Endpoint endpoint) {}

  /** One private address of one interface. */
  public record Endpoint(String interfaceId, String privateAddress) {}

  /** The association's id, if there is one. */
  public Stream<String> associationId() {
    return Stream.ofNullable(association).map(Association::id);
  }

  ElasticIp with(@Nullable Association next) {
    return new ElasticIp(allocationId, publicIp, next);
  }
}
