package io.cicely.cli.bench.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.bench.zone.Patience.Killed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime();
  private final List<String> history = new ArrayList<>();

  @Test
  void processesRunInTheOrderOfTheirTimesThenOfTheirAsking() {
    process("a", 2, 2);
    process("b", 1, 3);
    time.run(Duration.ofDays(1));
    assertThat(history).containsExactly("1 b", "2 a", "4 b", "4 a");
  }

  @Test
  void whatComesAfterTheEndDoesNotHappen() {
    process("a", 1, 5);
    process("b", 9, 1);
    time.run(Duration.ofSeconds(5));
    assertThat(history).containsExactly("1 a");
    assertThat(time.now()).isEqualTo(SECOND);
  }

  @Test
  void aBugInAProcessIsNoResult() {
    time.begin(SECOND, () -> process("", -1, 0));
    time.begin(
        SECOND,
        () -> {
          throw new IllegalStateException("a bug");
        });
    assertThatThrownBy(() -> time.run(Duration.ofDays(1))).hasRootCauseMessage("a bug");
  }

  @Test
  void aProgramIsKilledWhenItsTimeIsOver() {
    time.begin(
        Duration.ZERO,
        () -> {
          Patience clock = Patience.of(time, Duration.ofSeconds(3));
          clock.sleep(Duration.ofSeconds(2));
          assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(2))).isInstanceOf(Killed.class);
          history.add(time.now().toString());
        });
    time.run(Duration.ofDays(1));
    assertThat(history).containsExactly("PT3S");
  }

  private void process(String name, int atSeconds, int pauseSeconds) {
    time.begin(
        Duration.ofSeconds(atSeconds),
        () -> {
          history.add(time.now().toSeconds() + " " + name);
          time.pass(Duration.ofSeconds(pauseSeconds));
          history.add(time.now().toSeconds() + " " + name);
        });
  }
}
