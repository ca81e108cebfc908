package io.cicely.node.proof.model;

import io.cicely.node.proof.search.Mix;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a cluster, with the nodes numbered in one of their possible orders. EC2's ids
 * are numbered as they come up: they mean nothing by themselves.
 */
public final class Print {
  private static final int NONE = -1;
  private static final int MOST_IDS = 16;

  private final String[] instances;
  private final String[] cards;
  private final String[] ids = new String[MOST_IDS];
  private int[] order = {};
  private int known;
  private long fold;

  Print(Site site) {
    this.instances = site.instances().toArray(String[]::new);
    this.cards = site.cards().toArray(String[]::new);
  }

  /** Begins anew; {@code order} gives each node its number. */
  void begin(int[] next) {
    order = next;
    known = 0;
    fold = 0;
  }

  long value() {
    return Mix.spread(fold);
  }

  /** Adds a number. */
  public void put(long value) {
    fold = Mix.add(fold, value);
  }

  /** Adds a choice. */
  @SuppressWarnings("EnumOrdinal") // A fingerprint lives no longer than the program.
  public void put(@Nullable Enum<?> value) {
    put(value == null ? NONE : value.ordinal());
  }

  /** Adds a yes or no. */
  public void put(boolean value) {
    put(value ? 1 : 0);
  }

  /** Adds which node's instance it is. */
  public void instance(@Nullable String id) {
    put(numberOf(instances, id));
  }

  /** Adds which node's primary network interface it is, or that it is another one. */
  public void card(@Nullable String id) {
    put(id == null ? NONE - 1 : numberOf(cards, id));
  }

  /** The number of the node whose primary network interface it is, or -1. */
  public int cardNumber(String id) {
    return numberOf(cards, id);
  }

  private int numberOf(String[] names, @Nullable String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return order[i];
      }
    }
    return NONE;
  }

  /** Adds an id that EC2 gave out. */
  public void id(@Nullable String id) {
    put(id == null ? NONE : number(id));
  }

  /** The number of an id, a new one at its first appearance. */
  public int number(String id) {
    for (int i = 0; i < known; i++) {
      if (ids[i].equals(id)) {
        return i;
      }
    }
    ids[known] = id;
    return known++;
  }
}
