package io.cicely.cli.cluster.ec2;

import java.util.List;

/** A security group. */
public record SecurityGroup(String id, String vpcId, String name, List<Rule> rules) {
  public SecurityGroup {
    rules = List.copyOf(rules);
  }

  /** Which way a rule lets traffic. */
  public enum Direction {
    IN,
    OUT
  }

  /**
   * What it lets through: one peer of one rule.
   *
   * @param protocol {@code tcp}, {@code udp}, another of EC2's names or a number, {@code -1} for
   *     all
   * @param fromPort the first port, -1 for all
   * @param toPort the last port, -1 for all
   * @param peer a range, or the id of a security group or of a prefix list
   */
  public record Rule(
      Direction direction,
      String protocol,
      int fromPort,
      int toPort,
      String peer,
      String description) {
    /** Whether the peers are members of a security group. */
    public boolean namesGroup() {
      return peer.startsWith("sg-");
    }

    /** Whether it lets the same through. */
    public boolean sameAs(Rule other) {
      return direction == other.direction
          && protocol.equals(other.protocol)
          && fromPort == other.fromPort
          && toPort == other.toPort
          && peer.equals(other.peer);
    }

    @Override
    public String toString() {
      String ports = fromPort == toPort ? "" + fromPort : fromPort + "-" + toPort;
      return protocol.toUpperCase(java.util.Locale.ROOT)
          + " "
          + ports
          + (direction == Direction.IN ? " from " : " to ")
          + peer;
    }
  }
}
