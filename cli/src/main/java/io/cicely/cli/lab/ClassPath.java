package io.cicely.cli.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The class path of this program, and copies of it for those who outlive a rebuild. */
final class ClassPath {
  private ClassPath() {}

  static String own() {
    return System.getProperty("java.class.path", "");
  }

  /** A JVM whose jars are replaced below it loads nonsense, so the daemon runs from copies. */
  static String copiedTo(Path directory) {
    List<String> copies = new ArrayList<>();
    for (String entry : own().split(File.pathSeparator)) {
      Path source = Path.of(entry);
      if (Files.exists(source)) {
        Path target = directory.resolve(copies.size() + "-" + source.getFileName());
        copyTree(source, target);
        copies.add(target.toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void copyTree(Path source, Path target) {
    try (Stream<Path> tree = Files.walk(source)) {
      for (Path each : tree.toList()) {
        Path copy = target.resolve(source.relativize(each).toString());
        Files.createDirectories(Files.isDirectory(each) ? copy : copy.getParent());
        if (!Files.isDirectory(each)) {
          Files.copy(each, copy);
        }
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
