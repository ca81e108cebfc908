package io.cicely.cli.lab.image;

import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The SSH key with which the lab's machines are entered; made once and kept in the cache. */
public final class Keys {
  private final Path key;
  private final Processes processes;

  public Keys(Path cache, Processes processes) {
    this.key = cache.resolve("ssh").resolve("id_ed25519");
    this.processes = processes;
  }

  /** The file that holds the private half. */
  public Path file() {
    return key;
  }

  /** The public half, as authorized_keys takes it. */
  public String publicHalf() {
    try {
      if (!Files.exists(key)) {
        Files.createDirectories(key.getParent());
        processes
            .run(
                Command.of(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-C",
                    "cicely-lab",
                    "-f",
                    key.toString()))
            .orFail();
      }
      return Files.readString(key.resolveSibling("id_ed25519.pub"));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
