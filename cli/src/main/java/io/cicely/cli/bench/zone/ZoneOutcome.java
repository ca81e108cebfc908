package io.cicely.cli.bench.zone;

import io.cicely.cli.bench.zone.Region.Tally;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one contender's clusters.
 *
 * @param backMs when each VIP answered again, in ms after the loss, sorted; without those that did
 *     not
 * @param calls how often each EC2 action was called
 * @param throttled how often each was refused for lack of tokens
 */
public record ZoneOutcome(
    String contender,
    String mode,
    int clusters,
    List<Long> backMs,
    SortedMap<String, Integer> calls,
    SortedMap<String, Integer> throttled) {

  public ZoneOutcome {
    backMs = backMs.stream().sorted().toList();
    calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
    throttled = Collections.unmodifiableSortedMap(new TreeMap<>(throttled));
  }

  static ZoneOutcome of(
      Agents agents, int clusters, List<Duration> back, SortedMap<String, Tally> tallies) {
    SortedMap<String, Integer> calls = new TreeMap<>();
    SortedMap<String, Integer> throttled = new TreeMap<>();
    tallies.forEach(
        (action, tally) -> {
          calls.put(action, tally.calls());
          throttled.put(action, tally.throttled());
        });
    List<Long> backMs = back.stream().map(Duration::toMillis).toList();
    return new ZoneOutcome(agents.name(), agents.mode().word(), clusters, backMs, calls, throttled);
  }

  /** When that share of all VIPs was back, in ms; empty if so many never were. */
  public Optional<Long> backMs(double share) {
    int count = Math.max(1, (int) Math.ceil(clusters * share));
    return count > backMs.size() ? Optional.empty() : Optional.of(backMs.get(count - 1));
  }

  /** How many VIPs were not back in the end. */
  public int never() {
    return clusters - backMs.size();
  }

  /** The headings of {@link #row}. */
  public static List<String> heading() {
    return List.of(
        "mode", "contender", "50 % back", "99 % back", "last back", "never", "calls", "throttled");
  }

  /** The outcome in a line of a table. */
  public List<String> row() {
    return List.of(
        mode,
        contender,
        seconds(backMs(0.5)),
        seconds(backMs(0.99)),
        seconds(backMs(1)),
        Integer.toString(never()),
        Integer.toString(calls.values().stream().mapToInt(Integer::intValue).sum()),
        Integer.toString(throttled.values().stream().mapToInt(Integer::intValue).sum()));
  }

  private static String seconds(Optional<Long> ms) {
    return ms.map(each -> String.format(Locale.ROOT, "%.1f s", each / 1e3)).orElse("-");
  }
}
