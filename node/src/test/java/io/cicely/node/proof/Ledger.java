package io.cicely.node.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was checked and how far: a line each on standard output and in target/proof.txt. */
final class Ledger {
  private static final Path FILE = Path.of("target", "proof.txt");

  private Ledger() {}

  static void write(String line) {
    System.out.println("proof: " + line);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot write " + FILE, unwritable);
    }
  }
}
