package io.cicely.cli.lab;

import io.cicely.cli.lab.model.Layout;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to bring a lab up: one at a time has it, and it ends with the program at the latest.
 */
final class Turn implements AutoCloseable {
  private final FileChannel file;

  private Turn(FileChannel file) {
    this.file = file;
  }

  /**
   * @throws Failure if somebody else is bringing a lab up just now
   */
  static Turn take(Layout layout) {
    try {
      Files.createDirectories(layout.cache());
      FileChannel file =
          FileChannel.open(
              layout.cache().resolve("up.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (lock(file) == null) {
        file.close();
        throw new Failure(
            Code.UNSAFE_NOW,
            "Cannot bring up the lab",
            "another lab is being brought up on this machine",
            "Wait for it, or end it: cicely lab down");
      }
      return new Turn(file);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
