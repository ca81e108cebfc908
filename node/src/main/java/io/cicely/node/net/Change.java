package io.cicely.node.net;

/** One change to the kernel's network. */
public sealed interface Change {
  /** Enables the link; an {@code mtu} of 0 leaves the MTU as it is. */
  record EnableLink(String link, int mtu) implements Change {}

  /** Disables the link. */
  record DisableLink(String link) implements Change {}

  /** Adds the address with the prefix that fits it alone, at once usable (IPv6: nodad). */
  record AddAddress(String link, Ip address) implements Change {}

  /** Deletes an address at the prefix length that it has. */
  record DeleteAddress(Address address) implements Change {}

  /** Adds the route, whose next hop need not be in a range of the link, or replaces its like. */
  record PutRoute(Route route) implements Change {}

  /** Deletes the route. */
  record DeleteRoute(Route route) implements Change {}

  /** Adds the rule. */
  record AddRule(Rule rule) implements Change {}

  /** Deletes the rule. */
  record DeleteRule(Rule rule) implements Change {}

  /** Sets a setting of the link under /proc/sys/net/ipv4/conf. */
  record Set(String link, Setting setting, int value) implements Change {}

  /** The change in a few words, for the record. */
  default String words() {
    return switch (this) {
      case EnableLink(String link, int mtu) -> "link " + link + " up, mtu " + mtu;
      case DisableLink(String link) -> "link " + link + " down";
      case AddAddress(String link, Ip address) -> address + " on " + link;
      case DeleteAddress(Address(String link, Ip address, int prefix)) ->
          address + "/" + prefix + " off " + link;
      case PutRoute(Route route) -> "route " + route.destination() + " over " + route.link();
      case DeleteRoute(Route route) -> "no route " + route.destination() + " over " + route.link();
      case AddRule(Rule rule) -> "rule from " + rule.from();
      case DeleteRule(Rule rule) -> "no rule from " + rule.from();
      case Set(String link, Setting setting, int value) ->
          setting.word() + " " + value + " on " + link;
    };
  }

  /**
   * The settings of a link that the agent has an opinion on (Documentation/networking/ip-sysctl).
   */
  enum Setting {
    RP_FILTER("rp_filter"),
    ARP_IGNORE("arp_ignore"),
    ARP_ANNOUNCE("arp_announce");

    private final String word;

    Setting(String word) {
      this.word = word;
    }

    /** The kernel's word for it. */
    public String word() {
      return word;
    }
  }
}
