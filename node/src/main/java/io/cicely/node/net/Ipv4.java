package io.cicely.node.net;

import org.jspecify.annotations.Nullable;

/** An IPv4 address. */
public record Ipv4(int bits) implements Ip {
  private static final int BYTES = 4;
  private static final int BYTE_BITS = 8;
  private static final int BYTE = 0xff;

  /**
   * The address in dotted decimal.
   *
   * @throws IllegalArgumentException if the text is not four decimal numbers up to 255
   */
  public static Ipv4 parse(String text) {
    int bits = 0;
    int from = 0;
    for (int number = 0; number < BYTES; number++) {
      int dot = number < BYTES - 1 ? text.indexOf('.', from) : text.length();
      bits = bits << BYTE_BITS | octet(text, from, dot);
      from = dot + 1;
    }
    return new Ipv4(bits);
  }

  private static int octet(String text, int from, int to) {
    int value = -1;
    for (int i = from; i < to && i < from + 3; i++) {
      int digit = text.charAt(i) - '0';
      boolean leadingZero = value == 0;
      if (digit < 0 || digit > 9 || leadingZero) {
        throw malformed(text);
      }
      value = Math.max(value, 0) * 10 + digit;
    }
    if (value < 0 || value > BYTE || to - from > 3) {
      throw malformed(text);
    }
    return value;
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException("'" + text + "' is not an IPv4 address");
  }

  @Override
  public int hostPrefix() {
    return BYTES * BYTE_BITS;
  }

  @Override
  public long number() {
    return Integer.toUnsignedLong(bits);
  }

  // The equality that Java generates is linked when it is first used, in each process anew: a
  // monitor would spend a third of its time on that.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ipv4 that && that.bits == bits;
  }

  @Override
  public int hashCode() {
    return bits;
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & BYTE)
        + "."
        + (bits >>> BYTE_BITS & BYTE)
        + "."
        + (bits & BYTE);
  }
}
