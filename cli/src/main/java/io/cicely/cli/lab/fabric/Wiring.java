package io.cicely.cli.lab.fabric;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything physical of the lab at one moment.
 *
 * @param machines those with power, by name
 * @param links the cables that are plugged into them, by ENI
 * @param filter what the router lets pass
 */
public record Wiring(
    SortedMap<String, Machine> machines, SortedMap<String, Link> links, Filter filter) {
  public static final Wiring NOTHING = new Wiring(new TreeMap<>(), new TreeMap<>(), Filter.CLOSED);

  public Wiring {
    machines = Collections.unmodifiableSortedMap(new TreeMap<>(machines));
    links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
  }
}
