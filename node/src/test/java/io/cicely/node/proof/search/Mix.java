package io.cicely.node.proof.search;

/** Folds numbers and texts into 64 bits, so that any two bits of difference spread over all. */
public final class Mix {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Mix() {}

  /** {@code fold} with the value added; the order of the values counts. */
  public static long add(long fold, long value) {
    return spread(fold * GOLDEN + value);
  }

  /** A bijection: SplitMix64's finalizer. */
  public static long spread(long value) {
    long z = value + GOLDEN;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** The text's 64 bits. */
  public static long of(String text) {
    long fold = text.length();
    for (int i = 0; i < text.length(); i++) {
      fold = add(fold, text.charAt(i));
    }
    return fold;
  }
}
