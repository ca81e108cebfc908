package io.cicely.cli.command;

import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code cicely}: the top command, and what all commands have in common. */
@Command(
    name = "cicely",
    description = "A floating IP for Pacemaker clusters on EC2: see it, move it, rehearse with it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  cicely lab up        @|faint a whole cluster on this machine, the VIP answering|@",
      "  cicely status        @|faint who holds the VIP, and is it safe to fail over|@",
      "  cicely move eva      @|faint move it there|@"
    },
    subcommands = {
      StatusCommand.class,
      MoveCommand.class,
      PlanCommand.class,
      ApplyCommand.class,
      ValidateCommand.class,
      SchemaCommand.class,
      IamCommand.class,
      LabCommand.class,
      SimCommand.class,
      SoakCommand.class,
      BenchCommand.class,
      CompletionCommand.class,
      ManCommand.class
    })
public final class Cicely implements Runnable {
  private static final int HELP_COLUMNS = 100;

  @Spec private CommandSpec spec;

  private Cicely() {}

  /** The command line, ready to execute arguments. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Cicely());
    line.setExecutionExceptionHandler((thrown, command, _) -> failed(thrown, command));
    line.setParameterExceptionHandler((wrong, _) -> misused(wrong));
    line.setUsageHelpWidth(HELP_COLUMNS);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    all(line).forEach(Cicely::furnish);
    line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return line;
  }

  private static void furnish(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.mixinStandardHelpOptions(true);
    spec.usageMessage().footerHeading("%nExamples:%n");
    if (spec.qualifiedName().equals("cicely lab ssh")) {
      // What follows the node is another program's command line.
      command.setStopAtPositional(true);
    }
  }

  /** A command and all below it, in the order in which they are listed. */
  static List<CommandLine> all(CommandLine top) {
    List<CommandLine> found = new ArrayList<>(List.of(top));
    top.getSubcommands().values().forEach(child -> found.addAll(all(child)));
    return found;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private static java.util.Map<String, String> exitCodes() {
    return Arrays.stream(ExitCode.values())
        .collect(
            Collectors.toMap(
                code -> "  " + code.number(),
                ExitCode::meaning,
                (first, _) -> first,
                java.util.LinkedHashMap::new));
  }

  private static int failed(Exception thrown, CommandLine command) {
    if (thrown instanceof Failure failure) {
      command.getErr().println("cicely: " + failure.getMessage());
      return ExitCode.of(failure.code()).number();
    }
    command
        .getErr()
        .println("cicely: this is a bug of Cicely. Please report it with what follows:");
    thrown.printStackTrace(command.getErr());
    return ExitCode.BUG.number();
  }

  private static int misused(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println("cicely: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }
}
