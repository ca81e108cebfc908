package io.cicely.node.net;

/** A range of IPv4 addresses, such as 192.168.0.0/22. */
public record Ipv4Network(Ipv4 base, int prefix) {
  private static final int LONGEST_PREFIX = 32;

  public Ipv4Network {
    if (prefix < 0 || prefix > LONGEST_PREFIX || (base.bits() & ~mask(prefix)) != 0) {
      throw new IllegalArgumentException(base + "/" + prefix + " is not an IPv4 range");
    }
  }

  /**
   * The range in CIDR notation.
   *
   * @throws IllegalArgumentException if it is none, or its base has bits beyond the prefix
   */
  public static Ipv4Network parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + text + "' is not an IPv4 range");
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return new Ipv4Network(Ipv4.parse(text.substring(0, slash)), prefix);
  }

  /** The range of that size that the address lies in. */
  public static Ipv4Network around(Ipv4 address, int prefix) {
    return new Ipv4Network(new Ipv4(address.bits() & mask(prefix)), prefix);
  }

  private static int mask(int prefix) {
    return prefix == 0 ? 0 : -1 << (LONGEST_PREFIX - prefix);
  }

  /** Whether the address lies in the range. */
  public boolean contains(Ipv4 address) {
    return (address.bits() & mask(prefix)) == base.bits();
  }

  /** The VPC router's address in this subnet: base plus one (VPC user guide, "Subnet sizing"). */
  public Ipv4 router() {
    return new Ipv4(base.bits() + 1);
  }

  @Override
  public String toString() {
    return base + "/" + prefix;
  }
}
