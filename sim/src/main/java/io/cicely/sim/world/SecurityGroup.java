package io.cicely.sim.world;

import java.util.List;

/** A security group; its rules take effect at once, stateful as EC2's are. */
public record SecurityGroup(
    String id, String vpcId, String name, String description, List<Rule> rules) {

  public SecurityGroup {
    rules = List.copyOf(rules);
  }

  /**
   * One rule.
   *
   * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6} or {@code -1} for all
   * @param fromPort first port, or ICMP type; -1 for all
   * @param toPort last port, or ICMP code; -1 for all
   * @param peer a range, or the id of a security group
   */
  public record Rule(
      String id,
      boolean egress,
      String protocol,
      int fromPort,
      int toPort,
      String peer,
      String description) {

    /** Whether the other rule allows the same traffic. */
    public boolean sameAs(Rule other) {
      return egress == other.egress
          && protocol.equals(other.protocol)
          && fromPort == other.fromPort
          && toPort == other.toPort
          && peer.equals(other.peer);
    }

    Rule identified(String next) {
      return new Rule(next, egress, protocol, fromPort, toPort, peer, description);
    }

    public boolean namesGroup() {
      return peer.startsWith("sg-");
    }
  }

  SecurityGroup with(List<Rule> next) {
    return new SecurityGroup(id, vpcId, name, description, next);
  }
}
