package io.cicely.cli.command;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cicely man DIRECTORY}. */
@Command(
    name = "man",
    description = {
      "Writes the manual pages of cicely, of each of its commands and of cluster.yaml into a",
      "directory, below man1 and man5."
    },
    footer = {
      "  cicely man ~/.local/share/man     @|faint then: man cicely-lab-up|@",
      "  cicely man build/man              @|faint then: man -M build/man cluster.yaml|@"
    })
final class ManCommand implements Runnable {
  @Parameters(paramLabel = "DIRECTORY", description = "where to; it is made where it is missing")
  private Path directory;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    pages(spec.root().commandLine()).forEach(this::write);
  }

  /** All pages, by their file. */
  static SequencedMap<String, String> pages(CommandLine top) {
    String source = top.getCommandSpec().version()[0].replaceFirst(" on Java .*", "");
    SequencedMap<String, String> pages = new LinkedHashMap<>();
    for (CommandLine command : Cicely.all(top)) {
      CommandPage page = new CommandPage(command, source);
      pages.put(page.file(), page.text());
    }
    pages.put(ClusterFilePage.file(), ClusterFilePage.text(JsonDocument.CLUSTER.schema(), source));
    return pages;
  }

  private void write(String name, String page) {
    Path file = directory.resolve(name);
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, page);
    } catch (IOException refused) {
      throw new Failure(
          Code.FILE_UNUSABLE,
          "Cannot write " + file,
          refused.toString(),
          "Name a directory that you may write to",
          refused);
    }
  }
}
