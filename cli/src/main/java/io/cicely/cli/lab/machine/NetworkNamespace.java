package io.cicely.cli.lab.machine;

import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network namespace that a file keeps alive.
 *
 * @param file bound to the namespace, in the lab's own mount namespace
 */
record NetworkNamespace(Path file, Processes processes) {
  void create() {
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    processes.run(Command.of("unshare", "--net=" + file, "true")).orFail();
  }

  void delete() {
    processes.run(Command.of("umount", file.toString())).orFail();
    try {
      Files.delete(file);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  List<String> enter(List<String> command) {
    return Stream.concat(Stream.of("nsenter", "--net=" + file), command.stream()).toList();
  }
}
