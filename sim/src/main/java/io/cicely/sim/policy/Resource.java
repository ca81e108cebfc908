package io.cicely.sim.policy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A resource that a call is made on.
 *
 * @param arn its ARN; {@code *} for calls on no resource in particular
 * @param keys condition keys with their values, such as {@code aws:ResourceTag/cluster}
 */
public record Resource(String arn, SortedMap<String, String> keys) {
  public static final Resource ANY = new Resource("*", Collections.emptySortedMap());

  public Resource {
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
  }

  public Resource with(Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(keys);
    all.putAll(more);
    return new Resource(arn, all);
  }
}
