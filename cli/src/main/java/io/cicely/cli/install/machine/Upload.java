package io.cicely.cli.install.machine;

import io.cicely.cli.host.Host;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Copies a file to a node by commands alone, in pieces, so that every way to a node will do. */
final class Upload {
  private static final int PIECE = 6 * 1024 * 1024;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Upload() {}

  /** Whole or not at all; its digest is checked on the node. */
  static void to(Host host, Path file, String target, String sha256) {
    run(host, Scripts.BEGIN_UPLOAD, "", target);
    try (InputStream stream = Files.newInputStream(file)) {
      for (byte[] piece = stream.readNBytes(PIECE);
          piece.length > 0;
          piece = stream.readNBytes(PIECE)) {
        run(host, Scripts.ADD_TO_UPLOAD, Base64.getEncoder().encodeToString(piece), target);
      }
    } catch (IOException unreadable) {
      throw new Failure(
          Code.FILE_UNUSABLE,
          "Cannot copy " + file + " to " + host.name(),
          String.valueOf(unreadable.getMessage()),
          "",
          unreadable);
    }
    Command end = Command.of("sh", "-c", Scripts.END_UPLOAD, "sh", target, sha256).within(LIMIT);
    if (!host.run(end).succeeded()) {
      throw new Failure(
          Code.FILE_UNUSABLE,
          "Cannot copy " + file + " to " + host.name(),
          "what arrived has another digest than " + sha256,
          "If the file has changed since the plan was made, make a new plan");
    }
  }

  private static void run(Host host, String script, String input, String target) {
    host.run(Command.of("sh", "-c", script, "sh", target).reading(input).within(LIMIT)).orFail();
  }
}
