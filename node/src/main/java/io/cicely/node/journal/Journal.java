package io.cicely.node.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The journal in {@code file} and, when that is full, in the same name with {@code .1}: at most
 * twice {@code largestBytes}. Several agents may append at once: a line is one write at the file's
 * end.
 */
public final class Journal {
  private static final long LARGEST_BYTES = 8L * 1024 * 1024;
  private static final int LARGEST_LINE_BYTES = 64 * 1024;

  private final Path file;
  private final long largestBytes;

  /** The journal in that file, with the usual bound of 8 MiB per file. */
  public Journal(Path file) {
    this(file, LARGEST_BYTES);
  }

  Journal(Path file, long largestBytes) {
    this.file = file;
    this.largestBytes = largestBytes;
  }

  /**
   * Appends the entry.
   *
   * @return whether it was written; the caller goes on either way
   */
  public boolean append(Entry entry) {
    byte[] line = JsonLine.of(entry, LARGEST_LINE_BYTES).getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel = open()) {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (channel.size() > largestBytes) {
        turnOver();
      }
      return true;
    } catch (IOException unwritable) {
      return false;
    }
  }

  /** The files that there are, the older one first. */
  public List<Path> files() {
    return Stream.of(previous(file), file).filter(Files::exists).toList();
  }

  private FileChannel open() throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException noFolder) {
      Path folder = file.getParent();
      if (folder == null) {
        throw noFolder;
      }
      Files.createDirectories(folder);
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  /**
   * Under a lock, since of two agents that both see a full file the second would lose the first's.
   */
  private void turnOver() throws IOException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && Files.size(file) > largestBytes) {
        Files.move(file, previous(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  static Path previous(Path file) {
    return file.resolveSibling(file.getFileName() + ".1");
  }
}
