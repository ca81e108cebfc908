package io.cicely.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LocalProcessesTest {
  private final Processes processes = new LocalProcesses();

  @Test
  void givesWhatTheCommandReadAndSaid() {
    Result result = processes.run(Command.of("sh", "-c", "cat; echo no >&2; exit 3").reading("in"));
    assertThat(result.out()).isEqualTo("in");
    assertThat(result.err()).isEqualTo("no\n");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThatThrownBy(result::orFail)
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("no");
  }

  @Test
  void speaksTheCLocale() {
    assertThat(processes.run(Command.of("sh", "-c", "echo $LC_ALL")).out()).isEqualTo("C\n");
  }

  @Test
  void saysThatTheProgramIsMissing() {
    assertThat(code(Command.of("no-such-program-here"))).isEqualTo(Code.TOOL_MISSING);
  }

  @Test
  void killsWhatTakesTooLongWithItsChildren() {
    Command slow = Command.of("sh", "-c", "sleep 613 & wait").within(Duration.ofMillis(300));
    assertThat(code(slow)).isEqualTo(Code.COMMAND_TIMED_OUT);
    assertThat(processes.run(Command.of("pgrep", "-fx", "sleep 613")).exitCode()).isEqualTo(1);
  }

  @Test
  void doesNotWaitForADaemonThatHoldsTheOutput() {
    Command daemon =
        Command.of("sh", "-c", "sleep 617 & echo started").within(Duration.ofMillis(500));
    // The JDK may have closed the output with the command's end; then there is nothing to hold.
    try {
      assertThat(processes.run(daemon).out()).isEqualTo("started\n");
    } catch (Failure held) {
      assertThat(held.code()).isEqualTo(Code.COMMAND_TIMED_OUT);
    } finally {
      processes.run(Command.of("pkill", "-fx", "sleep 617"));
    }
  }

  private Code code(Command command) {
    try {
      processes.run(command);
    } catch (Failure failure) {
      return failure.code();
    }
    throw new AssertionError(command + " ran to its end");
  }
}
