package io.cicely.node.ocf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An environment as lines of NAME=value, which a fuzzer can write; after an empty line, input. */
record EnvironmentText(Map<String, String> environment, String input) {

  static EnvironmentText of(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    int blank = text.indexOf("\n\n");
    Map<String, String> environment = new HashMap<>();
    for (String line : text.substring(0, blank < 0 ? text.length() : blank).split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        environment.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    String input = blank < 0 ? "" : text.substring(blank + 2);
    return new EnvironmentText(environment, input);
  }
}
