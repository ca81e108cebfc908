package io.cicely.sim.latency;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A latency profile.
 *
 * @param figures by what they are for: a transition's kind, {@code kind/forced} for its forced
 *     variant, an API action's name, {@code Call} for any other action, {@code Lag} for how far
 *     behind a Describe may read
 */
public record Profile(String name, SortedMap<String, Figure> figures) {

  /** A distribution and where it comes from. */
  public record Figure(Distribution distribution, String source) {}

  public Profile {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }

  /** EC2's own work takes no time. */
  public static Profile none() {
    return bundled("none");
  }

  /** Published figures where there are any, assumptions where not. */
  public static Profile typical() {
    return bundled("typical");
  }

  /**
   * Reads a profile: a line has six fields between bars, what it is for, four durations in
   * milliseconds (least, median, 95th percentile, most) and the source; {@code #} begins a comment.
   *
   * @throws IllegalArgumentException naming the line that cannot be read
   */
  public static Profile parse(String name, String text) {
    SortedMap<String, Figure> figures = new TreeMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> figures.put(line.substring(0, line.indexOf('|')).strip(), figure(line)));
    return new Profile(name, figures);
  }

  /**
   * The first figure there is, the more special name first.
   *
   * @return empty when the profile says nothing about any of them: it never happens by itself
   */
  public Optional<Distribution> of(String special, String general) {
    Figure figure = figures.get(special);
    return Optional.ofNullable(figure == null ? figures.get(general) : figure)
        .map(Figure::distribution);
  }

  private static Figure figure(String line) {
    String[] fields = line.split("\\s*\\|\\s*", 6);
    try {
      return new Figure(
          new Distribution(
              millis(fields[1]), millis(fields[2]), millis(fields[3]), millis(fields[4])),
          fields[5]);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Cannot read the latency figure '" + line + "'", e);
    }
  }

  private static Duration millis(String text) {
    return Duration.ofMillis(Long.parseLong(text));
  }

  private static Profile bundled(String name) {
    String file = name + ".latency";
    try (InputStream stream = Profile.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the latency profile " + file + " is not in the jar");
      }
      return parse(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the latency profile " + file, e);
    }
  }
}
