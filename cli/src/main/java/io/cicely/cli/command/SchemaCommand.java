package io.cicely.cli.command;

import io.cicely.cli.output.Json;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cicely schema [NAME]}. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (2020-12) of a cluster's file, or of what a command prints as JSON.",
      "What goes beyond one place of the file, 'cicely validate' alone checks."
    },
    footer = {
      "  cicely schema >cluster.schema.json",
      "  @|faint then, as the first line of cluster.yaml:|@",
      "  # yaml-language-server: $schema=cluster.schema.json",
      "  cicely schema status   @|faint of what 'cicely status -o json' prints|@"
    })
final class SchemaCommand implements Runnable {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "cluster",
      completionCandidates = JsonDocument.Names.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    JsonDocument document = JsonDocument.named(name).orElseThrow(this::unknown);
    spec.commandLine().getOut().print(Json.of(document.schema()));
    spec.commandLine().getOut().flush();
  }

  private ParameterException unknown() {
    String known =
        Arrays.stream(JsonDocument.values())
            .map(each -> each + " (" + each.what() + ")")
            .collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(), "There is no schema of the name " + name + ". There are: " + known);
  }
}
