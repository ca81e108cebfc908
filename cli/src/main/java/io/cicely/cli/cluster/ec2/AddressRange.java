package io.cicely.cli.cluster.ec2;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv6;

/**
 * A range of addresses of either family, as EC2 writes it.
 *
 * @param base its first address
 * @param prefix how many of the base's first bits all its addresses share
 */
public record AddressRange(Ip base, int prefix) {
  /** The subnet's network address, its router, its name server, and one more. */
  private static final int RESERVED_FIRST = 4;

  private static final int IPV4_BITS = 32;
  private static final int HALF = 64;

  /**
   * The range in CIDR notation.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + text + "' is not a range of addresses");
    }
    return new AddressRange(
        Ip.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** The address alone. */
  public static AddressRange of(Ip address) {
    return new AddressRange(address, address.hostPrefix());
  }

  /** Whether the address lies in the range. */
  public boolean contains(Ip address) {
    return switch (base) {
      case Ipv4(int bits) ->
          address instanceof Ipv4(int other)
              && (prefix == 0 || (bits ^ other) >>> (IPV4_BITS - prefix) == 0);
      case Ipv6(long high, long low) ->
          address instanceof Ipv6(long otherHigh, long otherLow)
              && same(high, otherHigh, Math.min(prefix, HALF))
              && same(low, otherLow, Math.max(0, prefix - HALF));
    };
  }

  private static boolean same(long one, long other, int bits) {
    return bits == 0 || (one ^ other) >>> (HALF - bits) == 0;
  }

  /** Whether the range holds this one address. */
  public boolean isHost() {
    return prefix == base.hostPrefix();
  }

  /**
   * Whether EC2 keeps the address of this subnet for itself.
   *
   * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html">Subnet CIDR
   *     blocks</a>
   */
  public boolean reserves(Ip address) {
    return switch (base) {
      case Ipv4(int bits) when address instanceof Ipv4(int other) -> {
        int mask = prefix == 0 ? 0 : -1 << (IPV4_BITS - prefix);
        int first = bits & mask;
        yield contains(address)
            && (Integer.compareUnsigned(other, first + RESERVED_FIRST) < 0
                || other == ~mask + first);
      }
      case Ipv4 _ -> false;
      case Ipv6(long high, long low) ->
          address instanceof Ipv6(long otherHigh, long otherLow)
              && contains(address)
              && ((high == otherHigh && otherLow - low >= 0 && otherLow - low < RESERVED_FIRST)
                  || (otherLow == -1 && prefix == HALF));
    };
  }

  /** The IPv4 address that is so many beyond the base. */
  public Ipv4 at(int offset) {
    if (base instanceof Ipv4(int bits)) {
      return new Ipv4(bits + offset);
    }
    throw new IllegalStateException(this + " is no range of IPv4");
  }

  @Override
  public String toString() {
    return base + "/" + prefix;
  }
}
