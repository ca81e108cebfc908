package io.cicely.cli.drill.check;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * No start of a lost node's VIP before fencing was confirmed, read from Pacemaker's own log on the
 * survivor ({@code journalctl --output=short-unix}).
 */
public final class FenceOrder {
  private static final Pattern CONFIRMED =
      Pattern.compile("^(\\d+\\.\\d+) .*Operation '(?:reboot|off)' targeting (\\S+) by .*: OK.*");
  private static final Pattern STARTING =
      Pattern.compile(
          "^(\\d+\\.\\d+) .*Requesting local execution of start operation for (\\S+) .*");

  private FenceOrder() {}

  /** What is wrong, in words; a log that shows no fencing or no start is wrong as well. */
  public static List<String> of(List<String> log, String lost, String resource) {
    double confirmed = first(log, CONFIRMED, lost);
    double started = first(log, STARTING, resource);
    if (Double.isInfinite(confirmed)) {
      return List.of("Pacemaker's log shows no confirmed fencing of " + lost);
    }
    if (Double.isInfinite(started)) {
      return List.of("Pacemaker's log shows no start of " + resource);
    }
    return started > confirmed
        ? List.of()
        : List.of(
            "%s was started %.3f s before the fencing of %s was confirmed"
                .formatted(resource, confirmed - started, lost));
  }

  /** When the fencing of a lost node was confirmed, in seconds since the epoch. */
  public static OptionalDouble confirmed(List<String> log, String lost) {
    double confirmed = first(log, CONFIRMED, lost);
    return Double.isInfinite(confirmed) ? OptionalDouble.empty() : OptionalDouble.of(confirmed);
  }

  private static double first(List<String> log, Pattern pattern, String name) {
    for (String line : log) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches() && matcher.group(2).equals(name)) {
        return Double.parseDouble(matcher.group(1));
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
