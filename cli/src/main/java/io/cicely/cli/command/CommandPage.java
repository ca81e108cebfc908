package io.cicely.cli.command;

import static io.cicely.cli.output.Roff.bold;
import static io.cicely.cli.output.Roff.italic;
import static io.cicely.cli.output.Roff.plain;

import io.cicely.cli.output.Roff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command, from what picocli knows of it for {@code --help}. */
final class CommandPage {
  private static final int SECTION = 1;
  private static final String STANDARD_OPTIONS = "[-hV]";

  private final CommandLine command;
  private final CommandSpec spec;
  private final String source;

  CommandPage(CommandLine command, String source) {
    this.command = command;
    this.spec = command.getCommandSpec();
    this.source = source;
  }

  /** Such as {@code man1/cicely-status.1}. */
  String file() {
    return "man" + SECTION + "/" + name() + "." + SECTION;
  }

  private String name() {
    return spec.qualifiedName("-");
  }

  String text() {
    Roff page = new Roff(name(), SECTION, source, summary(spec));
    page.section("SYNOPSIS").paragraph(synopsis());
    page.section("DESCRIPTION").paragraph(plain(description(spec)));
    if (!children().isEmpty()) {
      page.section("COMMANDS");
      children().forEach(each -> page.term(reference(each), sentence(summary(each))));
    }
    page.section("OPTIONS");
    spec.positionalParameters().forEach(each -> page.term(label(each), words(each)));
    options().forEach(each -> page.term(label(each), words(each)));
    page.section("EXIT STATUS");
    for (ExitCode code : ExitCode.values()) {
      page.term(bold(Integer.toString(code.number())), code.meaning());
    }
    if (isTop()) {
      surroundings(page);
    }
    page.section("EXAMPLES").verbatim(examples());
    page.section("SEE ALSO").paragraph(others());
    return page.toString();
  }

  private boolean isTop() {
    return spec.parent() == null;
  }

  private static void surroundings(Roff page) {
    page.section("ENVIRONMENT");
    page.term(bold("CICELY_CLUSTER"), "the inventory of the cluster, where --cluster is not given");
    page.term(
        bold("AWS_REGION") + ", " + bold("AWS_DEFAULT_REGION"),
        "the region, with --host; the AWS SDK reads its own variables and files besides");
    page.term(bold("NO_COLOR"), "if it is set, no colours");
    page.section("FILES");
    page.term(
        italic("/run/cicely-lab/cluster.json"),
        "the inventory of the lab that runs on this machine");
    page.term(italic("cluster.yaml"), "what a cluster is to be");
  }

  private List<CommandSpec> children() {
    return command.getSubcommands().values().stream().map(CommandLine::getCommandSpec).toList();
  }

  private List<OptionSpec> options() {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .toList();
  }

  private String synopsis() {
    Stream<String> options =
        options().stream()
            .filter(option -> !option.usageHelp() && !option.versionHelp())
            .map(option -> option.required() ? label(option) : "[" + label(option) + "]");
    Stream<String> parameters = spec.positionalParameters().stream().map(CommandPage::label);
    Stream<String> subcommand = children().isEmpty() ? Stream.of() : Stream.of(italic("COMMAND"));
    return Stream.of(Stream.of(bold(spec.qualifiedName()), plain(STANDARD_OPTIONS)), options)
            .flatMap(each -> each)
            .collect(Collectors.joining(" "))
        + Stream.concat(parameters, subcommand)
            .map(each -> " " + each)
            .collect(Collectors.joining());
  }

  private static String label(ArgSpec arg) {
    return switch (arg) {
      case OptionSpec option -> {
        String names =
            Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
        yield option.arity().max() == 0 ? names : names + "=" + value(option);
      }
      case PositionalParamSpec parameter -> {
        String many = parameter.arity().max() > 1 ? "..." : "";
        String label = value(parameter) + many;
        yield parameter.required() ? label : "[" + label + "]";
      }
      default -> throw new IllegalArgumentException("neither option nor parameter: " + arg);
    };
  }

  private static String value(ArgSpec arg) {
    String label = arg.paramLabel();
    boolean isWord = label.startsWith("<") && label.endsWith(">");
    return italic(isWord ? label.substring(1, label.length() - 1) : label);
  }

  private static String words(ArgSpec arg) {
    return read(String.join(" ", arg.description()));
  }

  /** Without picocli's marks for colours, and with its {@code %n}. */
  private static String read(String text) {
    return Ansi.OFF.string(text.formatted());
  }

  private static String description(CommandSpec spec) {
    return read(String.join(" ", spec.usageMessage().description()));
  }

  /** The first sentence, as a clause. */
  private static String summary(CommandSpec spec) {
    String first = description(spec).split("\\.(?: |$)", 2)[0].replaceFirst(":$", "");
    // Such as EC2 or StopInstances.
    boolean isName = first.split(" ", 2)[0].matches(".+[A-Z0-9].*");
    return isName ? first : first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  private static String sentence(String clause) {
    return clause + ".";
  }

  private List<String> examples() {
    return Arrays.stream(spec.usageMessage().footer())
        .map(line -> read(line).replaceFirst("^ {2}", ""))
        .toList();
  }

  private static String reference(CommandSpec other) {
    return reference(other.qualifiedName("-"), SECTION);
  }

  private static String reference(String page, int section) {
    return bold(page) + plain("(" + section + ")");
  }

  private String others() {
    List<String> others = new ArrayList<>();
    for (CommandSpec up = spec.parent(); up != null; up = up.parent()) {
      others.add(reference(up));
    }
    if (isTop() || spec.findOption("--file") != null) {
      others.add(reference(ClusterFilePage.NAME, ClusterFilePage.SECTION));
    }
    if (isTop()) {
      others.add(reference("ocf_cicely_vip", 7));
      others.add(reference("fence_cicely", 8));
    }
    return String.join(", ", others);
  }
}
