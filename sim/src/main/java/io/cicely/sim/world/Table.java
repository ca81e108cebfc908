package io.cicely.sim.world;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in key order. Iteration is the same in every run, and the hash is computed once,
 * so that a checker may keep millions of Worlds in a set.
 */
public final class Table<K extends Comparable<K>, V> {
  private final NavigableMap<K, V> rows;
  private int hash;

  private Table(NavigableMap<K, V> rows) {
    this.rows = rows;
  }

  public static <K extends Comparable<K>, V> Table<K, V> empty() {
    return new Table<K, V>(Collections.emptyNavigableMap());
  }

  public Table<K, V> with(K key, V row) {
    if (row.equals(rows.get(key))) {
      return this;
    }
    NavigableMap<K, V> next = new TreeMap<>(rows);
    next.put(key, row);
    return new Table<>(next);
  }

  public Table<K, V> without(K key) {
    if (!rows.containsKey(key)) {
      return this;
    }
    NavigableMap<K, V> next = new TreeMap<>(rows);
    next.remove(key);
    return new Table<>(next);
  }

  public @Nullable V get(K key) {
    return rows.get(key);
  }

  public Optional<V> find(K key) {
    return Optional.ofNullable(rows.get(key));
  }

  public boolean has(K key) {
    return rows.containsKey(key);
  }

  public Set<K> keys() {
    return Collections.unmodifiableSet(rows.navigableKeySet());
  }

  public Collection<V> rows() {
    return Collections.unmodifiableCollection(rows.values());
  }

  public Stream<V> stream() {
    return rows.values().stream();
  }

  public int size() {
    return rows.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Table<?, ?> table
            && hashCode() == table.hashCode()
            && rows.equals(table.rows));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = rows.hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return rows.toString();
  }
}
