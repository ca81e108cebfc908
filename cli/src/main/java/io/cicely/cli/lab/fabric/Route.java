package io.cicely.cli.lab.fabric;

import io.cicely.sim.world.Cidr;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where packets for a destination go.
 *
 * @param destination of several that hold an address, the longest prefix decides
 * @param senders the ENIs whose subnet's route table says so; empty for whoever sends
 */
public record Route(Cidr destination, SortedSet<String> senders, Hop hop)
    implements Comparable<Route> {
  private static final Comparator<Route> ORDER =
      Comparator.<Route>comparingInt(route -> -route.destination.length())
          .thenComparing(Route::destination)
          .thenComparing(route -> route.senders.toString())
          .thenComparing(route -> route.hop.toString());

  public Route {
    senders = Collections.unmodifiableSortedSet(new TreeSet<>(senders));
  }

  /** The next hop. */
  public sealed interface Hop {
    /** The ENI that EC2 maps the address to; what is mapped to none is dropped. */
    record Mapped() implements Hop {}

    /** That ENI, whose address it is not; a blackhole while it is in no live machine. */
    record ToEni(String eni) implements Hop {}

    /** Out of the VPC, through the internet gateway. */
    record Outside() implements Hop {}
  }

  /** Longer prefixes come first. */
  @Override
  public int compareTo(Route other) {
    return ORDER.compare(this, other);
  }
}
