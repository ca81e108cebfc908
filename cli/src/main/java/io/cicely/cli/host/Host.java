package io.cicely.cli.host;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Processes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A machine of the cluster. Beside what {@link Processes} says, every call may throw a {@link
 * Failure} {@link Code#HOST_UNREACHABLE}.
 */
public interface Host extends Processes, AutoCloseable {
  /** The node's name in the cluster. */
  String name();

  /**
   * The text of a file, or empty if there is no such file.
   *
   * @throws Failure {@link Code#FILE_UNUSABLE} if it is there and cannot be read
   */
  Optional<String> read(Path file);

  /**
   * Writes a file whole: whoever reads it meanwhile, or after a power cut, finds the old text or
   * the new.
   *
   * @param mode in octal, such as {@code 0400}; never wider, not even for a moment
   * @throws Failure {@link Code#FILE_UNUSABLE} if it cannot be written
   */
  void write(Path file, String text, String mode);

  /** Ends the connection, if there is one. */
  @Override
  void close();
}
