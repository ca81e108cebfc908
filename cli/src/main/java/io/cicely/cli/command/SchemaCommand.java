package io.cicely.cli.command;

import io.cicely.cli.output.Json;
import io.cicely.cli.spec.yaml.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cicely schema}. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (2020-12) of a cluster's file, for editors.",
      "What goes beyond one place of the file, 'cicely validate' alone checks."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cicely schema >cluster.schema.json",
      "  @|faint then, as the first line of cluster.yaml:|@",
      "  # yaml-language-server: $schema=cluster.schema.json"
    })
final class SchemaCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(Json.of(Schema.data()));
    spec.commandLine().getOut().flush();
  }
}
