package io.cicely.node.net;

/** An IP address, of either family. */
public sealed interface Ip permits Ipv4, Ipv6 {
  /**
   * The address in dotted decimal, or in one of IPv6's notations (RFC 4291, 2.2).
   *
   * @throws IllegalArgumentException if the text is neither
   */
  static Ip parse(String text) {
    return text.indexOf(':') < 0 ? Ipv4.parse(text) : Ipv6.parse(text);
  }

  /** Whether the text is an address of this family. */
  default boolean isIpv6() {
    return this instanceof Ipv6;
  }

  /** The length of the prefix that fits this address alone: 32 or 128. */
  int hostPrefix();

  /** A number of 32 bits that stands for the address; for IPv4 the address itself. */
  long number();
}
