package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.spec.yaml.Examples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual pages: complete, and without a warning where groff is there to warn. */
class ManPagesTest {
  private static final Path GROFF = Path.of("/usr/bin/groff");
  private static final SequencedMap<String, String> PAGES = ManCommand.pages(Cicely.commandLine());

  @TempDir Path directory;

  static Stream<String> pages() {
    return PAGES.keySet().stream();
  }

  private static String page(String file) {
    return PAGES.getOrDefault(file, "");
  }

  /** As man(1) shows it; what groff has to complain about comes first. */
  private static String shown(String page) throws IOException, InterruptedException {
    Process groff =
        new ProcessBuilder(GROFF.toString(), "-man", "-Tutf8", "-ww", "-P-cbou", "-rLL=100n")
            .redirectErrorStream(true)
            .start();
    try (var in = groff.getOutputStream()) {
      in.write(page.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(groff.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return said;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachPageHasItsSections(String file) {
    List<String> headings =
        page(file).lines().filter(it -> it.startsWith(".SH ")).map(it -> it.substring(4)).toList();
    assertThat(headings)
        .containsSubsequence(
            "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO");
    assertThat(page(file).lines().skip(2).findFirst().orElse("")).contains(" \\- ");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void groffWarnsOfNothing(String file) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(GROFF), "groff is not installed");
    String shown = shown(page(file));
    assertThat(shown).doesNotContain("<standard input>", "groff", "warning", "troff");
    assertThat(shown).doesNotContain("\\f", "\\-", "${", "@|");
  }

  @Test
  void groffWouldWarn() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(GROFF), "groff is not installed");
    assertThat(shown(page("man1/cicely.1") + ".NOSUCH\n")).contains("NOSUCH");
  }

  @Test
  void everyCommandHasAPageThatNamesAllItsOptions() throws IOException, InterruptedException {
    List<CommandLine> commands = Cicely.all(Cicely.commandLine());
    assertThat(PAGES).hasSize(commands.size() + 1).containsKey("man1/cicely-lab-fault-add.1");
    for (CommandLine command : commands) {
      String name = command.getCommandSpec().qualifiedName("-");
      String page = page("man1/" + name + ".1");
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(page).as(name).contains("\\fB" + option.longestName().replace("-", "\\-"));
      }
    }
  }

  @Test
  void thePageOfTheFileNamesEveryKeyAndItsExampleIsGood() {
    String page = page("man5/cluster.yaml.5");
    JsonNode schema = new JsonMapper().valueToTree(JsonDocument.CLUSTER.schema());
    assertThat(keys(schema)).hasSizeGreaterThan(30);
    for (String key : keys(schema)) {
      assertThat(page).contains("\n\\fB" + key + "\\fR\n");
    }
    assertThat(page).contains("default: balanced", "0 to 60", "2 to 16", "mode: elastic\\-ip");
    assertThat(Examples.good(ClusterFilePage.EXAMPLE).nodes()).hasSize(2);
  }

  private static Set<String> keys(JsonNode schema) {
    Set<String> keys = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    schema.forEach(below -> keys.addAll(keys(below)));
    keys.removeAll(List.of("properties"));
    return keys;
  }

  @Test
  void whatRoffWouldTakeForARequestIsShown() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(GROFF), "groff is not installed");
    String nasty = ".so /etc/passwd \\fB 'it' -x ~ ^ ` \"q\" \\";
    String page =
        new io.cicely.cli.output.Roff("x", 1, "x", "x")
            .section("EXAMPLES")
            .verbatim(List.of(nasty, "'quoted first", "", "last"))
            .toString();
    List<String> lines = new ArrayList<>(shown(page).lines().map(String::strip).toList());
    assertThat(lines).contains(nasty, "'quoted first", "last");
  }

  @Test
  void theyAreWrittenWhereManFindsThem() throws IOException {
    StringWriter err = new StringWriter();
    CommandLine line = Cicely.commandLine();
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute("man", directory.resolve("man").toString())).isZero();
    try (Stream<Path> written = Files.walk(directory)) {
      assertThat(written.filter(Files::isRegularFile)).hasSize(PAGES.size());
    }
    assertThat(Files.readString(directory.resolve("man/man1/cicely-move.1")))
        .contains("cicely 0.1", "\\-\\-timeout");
    Files.writeString(directory.resolve("file"), "");
    assertThat(line.execute("man", directory.resolve("file").toString())).isEqualTo(65);
    assertThat(err.toString()).contains("Cannot write", "that you may write to");
  }
}
