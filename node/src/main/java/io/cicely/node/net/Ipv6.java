package io.cicely.node.net;

import org.jspecify.annotations.Nullable;

/** An IPv6 address: its first and its last 64 bits. */
public record Ipv6(long high, long low) implements Ip {
  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;
  private static final int GROUP = 0xffff;
  private static final int GROUPS_IN_HALF = 4;
  private static final int HALF_BITS = 32;
  private static final int LONGEST_PREFIX = 128;
  private static final int MOST_DIGITS = 4;
  private static final long HIGHEST_BIT = 0x8000_0000L;
  private static final long LOWER_BITS = 0x7fff_ffffL;

  /**
   * The address in hexadecimal groups, of which {@code ::} may leave out those that are zero (RFC
   * 4291, 2.2); the form that ends in an IPv4 address and zones such as {@code %eth0} are refused.
   *
   * @throws IllegalArgumentException if the text is no such address
   */
  public static Ipv6 parse(String text) {
    int gap = text.indexOf("::");
    int[] groups = new int[GROUPS];
    if (gap < 0) {
      if (read(text, groups, 0) != GROUPS) {
        throw malformed(text);
      }
    } else {
      int before = read(text.substring(0, gap), groups, 0);
      int[] tail = new int[GROUPS];
      int after = read(text.substring(gap + 2), tail, 0);
      if (before + after >= GROUPS) {
        throw malformed(text);
      }
      System.arraycopy(tail, 0, groups, GROUPS - after, after);
    }
    return new Ipv6(half(groups, 0), half(groups, GROUPS_IN_HALF));
  }

  /** The groups between colons; gives how many there are. */
  private static int read(String text, int[] groups, int first) {
    int count = first;
    int from = 0;
    while (from < text.length()) {
      int colon = text.indexOf(':', from);
      int to = colon < 0 ? text.length() : colon;
      if (count == GROUPS || to == text.length() - 1) {
        throw malformed(text);
      }
      groups[count++] = group(text, from, to);
      from = to + 1;
    }
    return count;
  }

  private static int group(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        throw malformed(text);
      }
      value = (value << 4) | digit;
    }
    if (to == from || to - from > MOST_DIGITS) {
      throw malformed(text);
    }
    return value;
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException("'" + text + "' is not an IPv6 address");
  }

  private static long half(int[] groups, int first) {
    long half = 0;
    for (int i = first; i < first + GROUPS_IN_HALF; i++) {
      half = (half << GROUP_BITS) | groups[i];
    }
    return half;
  }

  @Override
  public int hostPrefix() {
    return LONGEST_PREFIX;
  }

  /** A fold of all bits; the highest is set, so that it meets no number that people choose. */
  @Override
  public long number() {
    long fold = high * 31 + low;
    return ((fold ^ (fold >>> HALF_BITS)) & LOWER_BITS) | HIGHEST_BIT;
  }

  private int groupAt(int index) {
    long half = index < GROUPS_IN_HALF ? high : low;
    int place = GROUPS_IN_HALF - 1 - index % GROUPS_IN_HALF;
    return (int) (half >>> (place * GROUP_BITS)) & GROUP;
  }

  /** As RFC 5952 wants it, and as EC2 and iproute2 print it. */
  @Override
  public String toString() {
    int gap = -1;
    int longest = 1;
    for (int from = 0; from < GROUPS; from++) {
      int zeros = zerosFrom(from);
      if (zeros > longest) {
        gap = from;
        longest = zeros;
      }
    }
    StringBuilder text = new StringBuilder();
    int index = 0;
    while (index < GROUPS) {
      if (index == gap) {
        text.append("::");
        index += longest;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groupAt(index)));
        index++;
      }
    }
    return text.toString();
  }

  private int zerosFrom(int index) {
    int count = 0;
    while (index + count < GROUPS && groupAt(index + count) == 0) {
      count++;
    }
    return count;
  }

  // As in Ipv4: what Java generates is linked in each process anew.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ipv6 that && that.high == high && that.low == low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high * 31 + low);
  }
}
