package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What {@code --help} says of each command and each subcommand. */
class HelpTest {
  private static final int COLUMNS = 100;

  static Stream<String> commands() {
    return Cicely.all(Cicely.commandLine()).stream()
        .map(each -> each.getCommandSpec().qualifiedName());
  }

  private static CommandLine command(String name) {
    return Cicely.all(Cicely.commandLine()).stream()
        .filter(each -> each.getCommandSpec().qualifiedName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void saysWhatTheCommandDoesAndFitsTheScreen(String name) {
    CommandLine command = command(name);
    assertThat(String.join(" ", command.getCommandSpec().usageMessage().description()))
        .hasSizeGreaterThan(10);
    String usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    assertThat(usage).contains("--help", "--version");
    assertThat(usage.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(COLUMNS);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void givesAnExampleOfThisCommandAndAllExamplesAreCommandLines(String name) {
    String usage = command(name).getUsageMessage(CommandLine.Help.Ansi.OFF);
    assertThat(usage).contains("\nExamples:\n");
    List<String> examples =
        usage
            .substring(usage.indexOf("\nExamples:\n"))
            .lines()
            .map(String::strip)
            .filter(line -> line.contains("cicely ") && !line.startsWith("#"))
            .toList();
    assertThat(examples).as("examples of " + name).anyMatch(line -> line.contains(name));
    for (String example : examples) {
      for (String words : commandLines(example)) {
        assertThatCode(() -> Cicely.commandLine().parseArgs(words.split(" ")))
            .as(example)
            .doesNotThrowAnyException();
      }
    }
  }

  private static final Pattern CALL = Pattern.compile("(?:^|&& |\\()cicely ([^&|>)]*)");

  /** What the shell would pass to cicely; what follows after several blanks is a remark. */
  private static List<String> commandLines(String example) {
    return CALL.matcher(example.replaceFirst(" {2,}.*", ""))
        .results()
        .map(found -> found.group(1).strip())
        .filter(words -> !words.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void describesEveryOptionAndParameterAndSaysItsDefault(String name) {
    assertThat(wrong(command(name).getCommandSpec())).as(name).isEmpty();
  }

  private static List<String> wrong(CommandSpec spec) {
    List<String> found = new ArrayList<>();
    for (ArgSpec arg : spec.args()) {
      String label = arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
      String text = String.join(" ", arg.description());
      if (!Pattern.compile("\\p{L}{2,}").matcher(text.replaceAll("\\(.*?\\)", "")).find()) {
        found.add(label + " is not described: " + text);
      }
      String byDefault = arg.defaultValue();
      boolean takesAValue = arg.arity().max() > 0;
      if (takesAValue && !arg.required() && !text.contains("default: ")) {
        found.add(label + " does not say its default: " + text);
      } else if (takesAValue && byDefault != null && !text.contains("default: " + byDefault)) {
        found.add(label + " has another default, " + byDefault + ": " + text);
      }
    }
    return found;
  }

  private static OptionSpec.Builder option(String name) {
    return OptionSpec.builder(name).type(int.class);
  }

  @Test
  void theseTestsSeeWhatIsLeftOut() {
    CommandSpec sloppy =
        CommandSpec.create()
            .addOption(option("--silent").build())
            .addOption(option("--open").description("how open").build())
            .addOption(
                option("--wrong").defaultValue("7").description("how wrong (default: 8)").build())
            .addOption(OptionSpec.builder("--flag").arity("0").description("on").build())
            .addPositional(
                PositionalParamSpec.builder()
                    .arity("0..1")
                    .paramLabel("PLACE")
                    .description("where")
                    .build());
    assertThat(wrong(sloppy))
        .hasSize(5)
        .anyMatch(it -> it.startsWith("--silent is not described"))
        .anyMatch(it -> it.startsWith("--silent does not say"))
        .anyMatch(it -> it.startsWith("--open does not say"))
        .anyMatch(it -> it.startsWith("--wrong has another default, 7"))
        .anyMatch(it -> it.startsWith("PLACE does not say"));
    assertThat(commandLines("source <(cicely completion)")).containsExactly("completion");
    assertThat(commandLines("cicely lab up && cicely status | less  remark"))
        .containsExactly("lab up", "status");
  }
}
