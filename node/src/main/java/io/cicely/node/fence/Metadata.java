package io.cicely.node.fence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The agent's metadata; the launcher prints the same file without starting Java. */
final class Metadata {
  private static final String FILE = "fence_cicely.xml";

  private Metadata() {}

  static String text() {
    try (InputStream file = Metadata.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the jar holds no " + FILE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
