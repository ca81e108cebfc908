package io.cicely.cli.lab.fabric;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What befell the lab without EC2's knowledge.
 *
 * @param crashed instances whose machine is dead while EC2 says that they run
 * @param frozen instances whose machine stands still
 * @param apart pairs of addresses, in both orders, between which no cluster traffic passes
 */
public record Mishaps(
    SortedSet<String> crashed,
    SortedSet<String> frozen,
    SortedMap<String, SortedSet<String>> apart) {
  public static final Mishaps NONE = new Mishaps(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());

  public Mishaps {
    crashed = Collections.unmodifiableSortedSet(new TreeSet<>(crashed));
    frozen = Collections.unmodifiableSortedSet(new TreeSet<>(frozen));
    apart = Collections.unmodifiableSortedMap(new TreeMap<>(apart));
  }

  public Mishaps crash(String instance) {
    return new Mishaps(with(crashed, instance), without(frozen, instance), apart);
  }

  public Mishaps freeze(String instance) {
    return new Mishaps(crashed, with(frozen, instance), apart);
  }

  public Mishaps thaw(String instance) {
    return new Mishaps(crashed, without(frozen, instance), apart);
  }

  /** Once the power was off, whatever was wrong with the machine is gone. */
  public Mishaps recovered(String instance) {
    return new Mishaps(without(crashed, instance), without(frozen, instance), apart);
  }

  public Mishaps partition(SortedMap<String, SortedSet<String>> pairs) {
    return new Mishaps(crashed, frozen, pairs);
  }

  private static SortedSet<String> with(SortedSet<String> all, String one) {
    SortedSet<String> next = new TreeSet<>(all);
    next.add(one);
    return next;
  }

  private static SortedSet<String> without(SortedSet<String> all, String one) {
    SortedSet<String> next = new TreeSet<>(all);
    next.remove(one);
    return next;
  }
}
