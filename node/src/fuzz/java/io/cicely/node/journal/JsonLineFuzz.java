package io.cicely.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Any text that EC2, the kernel or an operator put into an entry: one line, read as written. */
final class JsonLineFuzz {
  private static final int LARGEST_BYTES = 64 * 1024;

  @FuzzTest
  void isOneLineAndReadAsItWasWritten(byte[] data) throws IOException {
    // Two bytes to a character, so that halves of surrogate pairs occur.
    String text = new String(data, StandardCharsets.UTF_16BE);
    String line = JsonLine.of(entry(text), LARGEST_BYTES);
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(line);
    assertThat(strings(bytes)).containsSubsequence("vip", "start", text, text, text, "ok", text);
  }

  private static Entry entry(String text) {
    return new Entry(
        Instant.EPOCH,
        Duration.ZERO,
        "vip",
        "start",
        text,
        1,
        text,
        List.of(
            new Event.Saw(Duration.ZERO, text),
            new Event.Called(Duration.ZERO, Duration.ZERO, "call", "ok", "request"),
            new Event.Did(Duration.ZERO, Duration.ZERO, text)));
  }

  private static List<String> strings(byte[] bytes) throws IOException {
    List<String> strings = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          strings.add(parser.getText());
        }
      }
    }
    return strings;
  }
}
