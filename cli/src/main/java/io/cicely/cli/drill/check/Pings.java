package io.cicely.cli.drill.check;

import io.cicely.cli.drill.history.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A probe's history read as questions with their answers, in the order in which they were asked.
 *
 * @param pings each datagram sent, with every node that answered it in time
 */
public record Pings(List<Ping> pings) {
  /** An answer after this counts as lost: a neighbour's queue must not hide an outage. */
  public static final Duration PATIENCE = Duration.ofMillis(100);

  public Pings {
    pings = List.copyOf(pings);
  }

  /**
   * One datagram.
   *
   * @param nodes those that answered within {@link #PATIENCE}, mostly one, none when it was lost
   */
  public record Ping(long sequence, long sentNanos, List<String> nodes) {
    public boolean lost() {
      return nodes.isEmpty();
    }
  }

  public static Pings of(List<Sighting> history) {
    SequencedMap<Long, Ping> bySequence = new TreeMap<>();
    for (Sighting sighting : history) {
      switch (sighting) {
        case Sighting.Sent sent ->
            bySequence.put(
                sent.sequence(), new Ping(sent.sequence(), sent.atNanos(), new ArrayList<>()));
        case Sighting.Answered answered -> {
          Ping ping = bySequence.get(answered.sequence());
          if (ping != null
              && answered.atNanos() - ping.sentNanos() <= PATIENCE.toNanos()
              && !ping.nodes().contains(answered.node())) {
            ping.nodes().add(answered.node());
          }
        }
      }
    }
    return new Pings(List.copyOf(bySequence.values()));
  }

  /** Those to one of {@code count} addresses that were asked in turn, the first being 0. */
  public Pings to(int address, int count) {
    return new Pings(pings.stream().filter(ping -> ping.sequence() % count == address).toList());
  }

  /** Without the last ones, whose answers may still have been under way when the probe ended. */
  public Pings settled() {
    if (pings.isEmpty()) {
      return this;
    }
    long end = pings.getLast().sentNanos() - PATIENCE.toNanos();
    return new Pings(pings.stream().filter(ping -> ping.sentNanos() <= end).toList());
  }

  /** Those sent from {@code fromNanos} on, before {@code toNanos}. */
  public Pings between(long fromNanos, long toNanos) {
    return new Pings(
        pings.stream()
            .filter(ping -> ping.sentNanos() >= fromNanos && ping.sentNanos() < toNanos)
            .toList());
  }
}
