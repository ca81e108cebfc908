package io.cicely.node.ec2;

import io.cicely.node.failure.Failure;

/** What the instance itself is told of its interfaces (IMDS). */
@FunctionalInterface
public interface InstanceMetadata {
  /**
   * Whether packets for the private address go to this instance's interface. Remapping is
   * asynchronous, and AWS says to look for its end here (EC2 API Reference,
   * AssignPrivateIpAddresses): under {@code local-ipv4s} and {@code ipv6s} of the interface.
   *
   * @throws Failure if nobody tells
   */
  boolean shows(String macAddress, String address);
}
