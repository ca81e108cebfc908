package io.cicely.sim.world;

/** Identifiers that look like EC2's and follow from a count alone. */
final class Ids {
  private Ids() {}

  static String id(String prefix, long serial) {
    return prefix + "-0" + String.format("%016x", mixed(serial));
  }

  /** A locally administered MAC address, as EC2's are. */
  static String mac(long serial) {
    long mixed = mixed(~serial);
    StringBuilder text = new StringBuilder("02");
    for (int shift = 32; shift >= 0; shift -= 8) {
      text.append(String.format(":%02x", mixed >> shift & 255));
    }
    return text.toString();
  }

  /** SplitMix64's finalizer: a bijection, so no two serials share an identifier. */
  private static long mixed(long serial) {
    long z = (serial + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
