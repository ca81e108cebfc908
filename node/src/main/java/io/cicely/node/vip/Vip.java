package io.cicely.node.vip;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Rule;
import java.util.List;

/** A floating IP and how it moves. */
public sealed interface Vip {
  /** Before amazon-ec2-net-utils (10000 and up) and the main table (32766), after all below. */
  long RULE_PRIORITY = 5000;

  /** The floating address. */
  Ip address();

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
  record Eni(Ip address, String networkInterfaceId) implements Vip {}

  /** One that EC2 is told to map to an interface that stays where it is. */
  sealed interface Mapped extends Vip {}

  /** One that is an address of the node's own as well, on a link that is always there. */
  sealed interface OnLink extends Mapped {
    /** The name of that link; empty for the one with the default route. */
    String link();
  }

  /** The address is a secondary private address of whichever node's interface has it. */
  record SecondaryIp(Ip address, String link) implements OnLink {}

  /** The address is outside the VPC's range, and route tables lead to it. */
  record Route(Ip address, String link, List<String> routeTableIds) implements OnLink {
    public Route {
      routeTableIds = List.copyOf(routeTableIds);
    }

    /** What the route tables know it by. */
    public String destination() {
      return address + "/" + address.hostPrefix();
    }
  }

  /**
   * The address is an Elastic IP, associated with a secondary private address of the node: one that
   * is the node's for good.
   */
  record ElasticIp(Ip address, Ipv4 privateAddress) implements Mapped {}
}
