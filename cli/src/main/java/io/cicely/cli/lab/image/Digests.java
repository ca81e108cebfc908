package io.cicely.cli.lab.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for what goes into a cached thing: the same ingredients, the same name. */
final class Digests {
  private static final int NAME_LENGTH = 12;

  private final MessageDigest digest;

  Digests() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Digests add(String ingredient) {
    digest.update(ingredient.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  Digests add(Path file) {
    try {
      digest.update(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return this;
  }

  String name() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
  }
}
