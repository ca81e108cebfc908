package io.cicely.cli.command;

import io.cicely.cli.output.Json;
import io.cicely.cli.output.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/**
 * What the launcher's cache of loaded classes is recorded from: a run through what every command
 * needs, which changes nothing and reaches no other machine.
 */
public final class TrainingMain {
  private TrainingMain() {}

  public static void main(String[] arguments) {
    CommandLine line = Cicely.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(new StringWriter()));
    line.execute("--help");
    line.execute("no such command");
    System.out.print(new Table("A", "B").row("a", "b"));
    System.out.print(Json.of(Map.of("a", 1)));
  }
}
