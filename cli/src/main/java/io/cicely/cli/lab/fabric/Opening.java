package io.cicely.cli.lab.fabric;

import java.util.Comparator;

/**
 * What a security group lets into an ENI, or out of it.
 *
 * @param eni the ENI that receives, or sends where {@code egress}
 * @param egress whether it is about what the ENI sends
 * @param protocol which packets
 * @param fromPort first destination port; 0 where the protocol has none
 * @param toPort last destination port, inclusive
 * @param peer those at the other end, as CIDR
 */
public record Opening(
    String eni, boolean egress, Protocol protocol, int fromPort, int toPort, String peer)
    implements Comparable<Opening> {
  private static final Comparator<Opening> ORDER =
      Comparator.comparing(Opening::eni)
          .thenComparing(Opening::egress)
          .thenComparing(Opening::protocol)
          .thenComparingInt(Opening::fromPort)
          .thenComparingInt(Opening::toPort)
          .thenComparing(Opening::peer);

  /** The protocols that a rule can name; {@code ANY} is EC2's -1. */
  public enum Protocol {
    ANY,
    ICMP,
    ICMPV6,
    TCP,
    UDP
  }

  @Override
  public int compareTo(Opening other) {
    return ORDER.compare(this, other);
  }
}
