package io.cicely.sim.world;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;

/** An address range in canonical form, IPv4 or IPv6. */
public record Cidr(String network, int length) implements Comparable<Cidr> {

  /**
   * Reads {@code 10.0.0.0/16}; host bits are cleared, as EC2 does.
   *
   * @throws IllegalArgumentException when the text is no range
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("no prefix length in '" + text + "'");
    }
    byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
    int length = Integer.parseInt(text.substring(slash + 1));
    int bits = address.length * 8;
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException("no prefix length between 0 and " + bits + ": " + text);
    }
    BigInteger network =
        new BigInteger(1, address).shiftRight(bits - length).shiftLeft(bits - length);
    return new Cidr(text(network, address.length), length);
  }

  /**
   * The canonical text of an address (RFC 5952 for IPv6).
   *
   * @throws IllegalArgumentException when the text is no address
   */
  public static String canonical(String address) {
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    return text(new BigInteger(1, bytes), bytes.length);
  }

  public boolean isIpv6() {
    return network.indexOf(':') >= 0;
  }

  public boolean contains(String address) {
    return isIpv6() == (address.indexOf(':') >= 0) && prefixOf(address).equals(prefixOf(network));
  }

  public boolean contains(Cidr other) {
    return other.length >= length && contains(other.network);
  }

  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  /** The address at a distance from the first; negative counts from the end, -1 being the last. */
  public String at(long offset) {
    BigInteger base = number(network);
    BigInteger from = offset < 0 ? base.add(size()) : base;
    return text(from.add(BigInteger.valueOf(offset)), isIpv6() ? 16 : 4);
  }

  public BigInteger size() {
    return BigInteger.ONE.shiftLeft(bits() - length);
  }

  @Override
  public int compareTo(Cidr other) {
    int byNetwork = number(network).compareTo(number(other.network));
    return byNetwork != 0 ? byNetwork : Integer.compare(length, other.length);
  }

  @Override
  public String toString() {
    return network + "/" + length;
  }

  private int bits() {
    return isIpv6() ? 128 : 32;
  }

  private BigInteger prefixOf(String address) {
    return number(address).shiftRight(bits() - length);
  }

  private static BigInteger number(String address) {
    return new BigInteger(1, InetAddress.ofLiteral(address).getAddress());
  }

  private static String text(BigInteger number, int size) {
    byte[] magnitude = number.toByteArray();
    byte[] bytes = new byte[size];
    int copied = Math.min(size, magnitude.length);
    System.arraycopy(magnitude, magnitude.length - copied, bytes, size - copied, copied);
    if (size == 4) {
      return (bytes[0] & 255)
          + "."
          + (bytes[1] & 255)
          + "."
          + (bytes[2] & 255)
          + "."
          + (bytes[3] & 255);
    }
    int[] groups = new int[8];
    Arrays.setAll(groups, i -> (bytes[2 * i] & 255) << 8 | (bytes[2 * i + 1] & 255));
    return compressed(groups);
  }

  private static String compressed(int[] groups) {
    int start = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        start = i;
        longest = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
