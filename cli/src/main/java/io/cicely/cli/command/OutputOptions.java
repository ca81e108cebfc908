package io.cicely.cli.command;

import io.cicely.cli.output.Json;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How a command shows its data. */
final class OutputOptions {
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE})")
  private Format format;

  /** Prints one document: the text, or what {@code data} gives as JSON. */
  void print(PrintWriter out, Supplier<String> text, Supplier<Object> data) {
    out.print(
        switch (format) {
          case TEXT -> text.get();
          case JSON -> Json.of(data.get());
        });
    out.flush();
  }
}
