package io.cicely.cli.drill.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of lost datagrams.
 *
 * @param fromNanos when the first lost one was sent
 * @param length until the next answered one was sent; to the last one's sending when none was
 * @param before who answered last before it, null at the start of a history
 * @param after who answered first after it, null when it never ended
 */
public record Outage(
    long fromNanos, Duration length, @Nullable String before, @Nullable String after) {

  /** All outages, in order. */
  public static List<Outage> in(Pings history) {
    List<Outage> outages = new ArrayList<>();
    long from = 0;
    long last = 0;
    boolean out = false;
    String owner = null;
    for (Pings.Ping ping : history.pings()) {
      last = ping.sentNanos();
      if (ping.lost()) {
        from = out ? from : ping.sentNanos();
        out = true;
        continue;
      }
      if (out) {
        outages.add(
            new Outage(from, Duration.ofNanos(last - from), owner, ping.nodes().getFirst()));
        out = false;
      }
      owner = ping.nodes().getFirst();
    }
    if (out) {
      outages.add(new Outage(from, Duration.ofNanos(last - from), owner, null));
    }
    return List.copyOf(outages);
  }

  /** What of it came after a moment; all of it if the moment was before. */
  public Outage since(long nanos) {
    long end = fromNanos + length.toNanos();
    long from = Math.clamp(nanos, fromNanos, end);
    return new Outage(from, Duration.ofNanos(end - from), before, after);
  }

  /** All time without an answer, which is what a client paid for the whole history. */
  public static Duration total(Pings history) {
    return total(in(history));
  }

  public static Duration total(List<Outage> outages) {
    return outages.stream().map(Outage::length).reduce(Duration.ZERO, Duration::plus);
  }
}
