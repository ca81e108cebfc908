package io.cicely.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.250Z");

  @TempDir private Path folder;

  @Test
  void appendsALinePerAction() throws IOException {
    Path file = folder.resolve("new/journal.jsonl");
    Journal journal = new Journal(file);
    Event called = new Event.Called(ms(5), ms(80), "DescribeInstances", "ok", "r-1");
    assertThat(journal.append(entry("", called))).isTrue();
    assertThat(journal.append(entry("a \"reason\"\n\twith \\ and é and \uD83D\uDE00"))).isTrue();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst())
        .isEqualTo(
            """
            {"at":"2026-11-22T10:00:00.250Z","tookMs":700,"agent":"vip","action":"start",\
            "resource":"vip","exit":0,"reason":"","events":[\
            {"ms":5,"tookMs":80,"call":"DescribeInstances","answer":"ok","request":"r-1"}]}""");
    assertThat(texts(lines.get(1))).contains("a \"reason\"\n\twith \\ and é and \uD83D\uDE00");
  }

  @Test
  void keepsALineWithinBoundsAndSaysSo() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    Event[] events =
        Collections.nCopies(5_000, new Event.Saw(ms(1), "ü".repeat(100))).toArray(new Event[0]);
    new Journal(file).append(entry("", events));
    assertThat(Files.size(file)).isLessThan(70_000);
    assertThat(Files.readString(file)).contains("\"dropped\":");
    assertThat(texts(Files.readString(file))).isNotEmpty();
  }

  @Test
  void keepsTheFilesWithinBounds() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    Journal journal = new Journal(file, 2_000);
    for (int i = 0; i < 100; i++) {
      journal.append(entry("number " + i));
    }
    assertThat(Files.size(Journal.previous(file))).isBetween(2_000L, 2_400L);
    assertThat(Files.exists(file) ? Files.size(file) : 0).isLessThan(2_400);
    String kept = Files.readString(Journal.previous(file));
    assertThat(kept + (Files.exists(file) ? Files.readString(file) : "")).contains("number 99");
  }

  @Test
  void losesNoLineOfAgentsThatWriteAtOnce() throws IOException, InterruptedException {
    Path file = folder.resolve("journal.jsonl");
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      writers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 50; i++) {
                      new Journal(file).append(entry("a reason of some length"));
                    }
                  }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(Files.readAllLines(file))
        .hasSize(400)
        .allMatch(line -> line.startsWith("{\"at\":") && line.endsWith("]}"));
  }

  @Test
  void neverFailsTheAction() {
    assertThat(new Journal(Path.of("/proc/nowhere/journal.jsonl")).append(entry(""))).isFalse();
  }

  private static Entry entry(String reason, Event... events) {
    return new Entry(AT, ms(700), "vip", "start", "vip", 0, reason, List.of(events));
  }

  private static Duration ms(long number) {
    return Duration.ofMillis(number);
  }

  private static List<String> texts(String line) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (token == JsonToken.VALUE_STRING) {
          texts.add(parser.getText());
        }
        token = parser.nextToken();
      }
    }
    return texts;
  }
}
