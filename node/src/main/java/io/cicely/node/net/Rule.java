package io.cicely.node.net;

/**
 * A routing rule; {@code from} is "all", an address, or a range. One that selects by anything else
 * has {@code plain} false.
 */
public record Rule(long priority, String from, long table, boolean plain) {
  /** The rule that sends what comes from the address to the table. */
  public static Rule from(Ip address, long priority, long table) {
    return new Rule(priority, address.toString(), table, true);
  }
}
