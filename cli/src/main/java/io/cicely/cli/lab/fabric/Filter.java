package io.cicely.cli.lab.fabric;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the router lets pass, and where to. All of it is keyed by ENI, so that moving one changes
 * nothing here; and what EC2 moves otherwise changes here and nowhere else, in one transaction.
 *
 * @param mapped the addresses that may be the source or target of an ENI's traffic
 * @param unchecked the ENIs whose source/dest check is off
 * @param routes where packets go
 * @param published private address by Elastic IP
 * @param openings what the security groups allow
 * @param cut the ENIs of frozen machines: nothing passes
 * @param apart pairs of addresses, in both orders, whose cluster traffic is dropped
 */
public record Filter(
    SortedMap<String, SortedSet<String>> mapped,
    SortedSet<String> unchecked,
    SortedSet<Route> routes,
    SortedMap<String, String> published,
    SortedSet<Opening> openings,
    SortedSet<String> cut,
    SortedMap<String, SortedSet<String>> apart) {
  public static final Filter CLOSED =
      new Filter(
          new TreeMap<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeMap<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeMap<>());

  public Filter {
    mapped = Collections.unmodifiableSortedMap(new TreeMap<>(mapped));
    unchecked = Collections.unmodifiableSortedSet(new TreeSet<>(unchecked));
    routes = Collections.unmodifiableSortedSet(new TreeSet<>(routes));
    published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
    openings = Collections.unmodifiableSortedSet(new TreeSet<>(openings));
    cut = Collections.unmodifiableSortedSet(new TreeSet<>(cut));
    apart = Collections.unmodifiableSortedMap(new TreeMap<>(apart));
  }
}
