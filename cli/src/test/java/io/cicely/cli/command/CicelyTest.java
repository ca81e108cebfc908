package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CicelyTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line = Cicely.commandLine();

  private int run(String... arguments) {
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Command(name = "fail")
  private record Failing(RuntimeException with) implements Runnable {
    @Override
    public void run() {
      throw with;
    }
  }

  @Test
  void anExpectedFailureIsPrintedOnceWithoutAStackTrace() {
    Failure failure = new Failure(Code.UNSAFE_NOW, "Cannot move vip", "no quorum", "Use --force");
    line.addSubcommand(new Failing(failure));
    assertThat(run("fail")).isEqualTo(5);
    assertThat(err).hasToString("cicely: Cannot move vip: no quorum. Use --force. [UNSAFE_NOW]\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anythingElseThatIsThrownIsABugWithItsStackTrace() {
    line.addSubcommand(new Failing(new IllegalStateException("impossible")));
    assertThat(run("fail")).isEqualTo(70);
    assertThat(err.toString()).contains("bug of Cicely", "impossible", "at io.cicely");
  }

  @Test
  void aWrongCommandLineIsMisuseAndSaysWhereHelpIs() {
    assertThat(run()).isEqualTo(64);
    assertThat(run("nonsense")).isEqualTo(64);
    assertThat(run("--nonsense")).isEqualTo(64);
    assertThat(err.toString()).contains("See: cicely --help");
  }

  @Test
  void everyCodeOfAFailureHasAnExitCodeThatIsNeitherSuccessNorABug() {
    Set<ExitCode> used = new HashSet<>();
    for (Code code : Code.values()) {
      used.add(ExitCode.of(code));
    }
    assertThat(used).doesNotContain(ExitCode.OK, ExitCode.BUG);
  }

  @Test
  void aClusterThatNobodyDescribedIsABadFile() {
    assertThat(run("status", "--cluster", "/nowhere.json")).isEqualTo(65);
    assertThat(err.toString()).contains("/nowhere.json", "cicely lab up", "--host");
    assertThat(run("move", "--cluster", "/nowhere.json")).isEqualTo(65);
  }

  @Test
  void theVersionIsTheProjects() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("cicely \\d+\\.\\d+\\.\\d+\\S* on Java 25.*\n");
  }

  @Test
  void theHelpListsTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Exit codes:", "64", "Examples:");
  }
}
