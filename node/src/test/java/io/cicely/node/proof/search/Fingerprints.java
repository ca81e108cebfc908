package io.cicely.node.proof.search;

/**
 * A set of 64-bit fingerprints, each with the fingerprint that it was first reached from: sixteen
 * bytes a state, and from them the way back to the beginning. Open addressing, linear probing; 0
 * marks a free place, so that a fingerprint of 0 is stored as 1.
 */
final class Fingerprints {
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final double FULL = 0.6;

  private long[] keys = new long[FIRST_CAPACITY];
  private long[] parents = new long[FIRST_CAPACITY];
  private int size;

  /** Whether it was not there before. */
  boolean add(long fingerprint, long parent) {
    if (size >= keys.length * FULL) {
      grow();
    }
    long key = key(fingerprint);
    int place = place(keys, key);
    if (keys[place] == key) {
      return false;
    }
    keys[place] = key;
    parents[place] = key(parent);
    size++;
    return true;
  }

  /** The fingerprint that it was first reached from; the first one is its own. */
  long parent(long fingerprint) {
    return parents[place(keys, key(fingerprint))];
  }

  int size() {
    return size;
  }

  /** Whether doubling would need more than the bytes that are left. */
  boolean outgrows(long bytesLeft) {
    return size + 1 >= keys.length * FULL && bytesLeft < 4L * keys.length * Long.BYTES;
  }

  static long key(long fingerprint) {
    return fingerprint == 0 ? 1 : fingerprint;
  }

  private static int place(long[] keys, long key) {
    int mask = keys.length - 1;
    int place = (int) Mix.spread(key) & mask;
    while (keys[place] != 0 && keys[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] moreKeys = new long[keys.length * 2];
    long[] moreParents = new long[keys.length * 2];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int place = place(moreKeys, keys[i]);
        moreKeys[place] = keys[i];
        moreParents[place] = parents[i];
      }
    }
    keys = moreKeys;
    parents = moreParents;
  }
}
