package io.cicely.node.fence;

import com.fasterxml.jackson.core.JsonFactory;
import io.cicely.node.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this node's monitors found when they tried whether a device could fence: the journal
 * remembers.
 *
 * @param device which instances, where, and as whom
 */
record Trials(Journal journal, String device) {
  /** Two monitors in a row may go unanswered at an interval of an hour; what lasts is said. */
  static final Duration LAST = Duration.ofHours(3);

  private static final String BEGINNING = "{\"at\":\"";
  private static final String BOTH = "fencing would ";

  static Trials of(Order order, String region, Journal journal) {
    String which = order.plugs().isEmpty() ? order.filter().toString() : order.plugs().toString();
    String how = String.join(" ", order.profile(), order.roleArn()).strip();
    return new Trials(journal, which + " in " + region + (how.isEmpty() ? "" : " as " + how));
  }

  /** What a monitor writes down when all that it tried would work. */
  String success() {
    return BOTH + "work: " + device;
  }

  /** What a monitor writes down when EC2 would not let it. */
  String failure() {
    return BOTH + "fail: " + device;
  }

  /** Whether the last trial that had an answer succeeded, {@link #LAST} ago at most. */
  boolean haveSucceeded(Instant now) {
    boolean succeeded = false;
    for (Path file : journal.files()) {
      for (String line : linesOfTrials(file)) {
        if (isBetween(line, now.minus(LAST), now)) {
          JsonFactory json = new JsonFactory();
          succeeded |= Sightings.saw(json, line, success()::equals);
          succeeded &= !Sightings.saw(json, line, failure()::equals);
        }
      }
    }
    return succeeded;
  }

  private static List<String> linesOfTrials(Path file) {
    // As for sightings: any byte is a character.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(BOTH)).toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  private static boolean isBetween(String line, Instant from, Instant to) {
    int end = line.indexOf('"', BEGINNING.length());
    if (!line.startsWith(BEGINNING) || end < 0) {
      return false;
    }
    try {
      Instant at = Instant.parse(line.substring(BEGINNING.length(), end));
      return !at.isBefore(from) && !at.isAfter(to);
    } catch (DateTimeException torn) {
      return false;
    }
  }
}
