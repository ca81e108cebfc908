package io.cicely.node.vip;

import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Rule;

/** A floating IP and how it moves. */
public sealed interface Vip {
  /** Before amazon-ec2-net-utils (10000 and up) and the main table (32766), after all below. */
  long RULE_PRIORITY = 5000;

  /** The floating address. */
  Ipv4 address();

  /**
   * The address's own routing table: its number is the address's, so that no two addresses share
   * one and none meets the numbers that people and their tools choose.
   */
  default long table() {
    return address().number();
  }

  /** The rule that sends what leaves from the address to its table. */
  default Rule rule() {
    return Rule.from(address(), RULE_PRIORITY, table());
  }

  /** The address moves with the network interface that it belongs to. */
  record Eni(Ipv4 address, String networkInterfaceId) implements Vip {}
}
