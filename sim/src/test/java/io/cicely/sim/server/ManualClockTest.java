package io.cicely.sim.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void tasksRunInTheOrderOfTheirTimesEachAtItsOwn() {
    ManualClock clock = new ManualClock(START);
    List<String> ran = new ArrayList<>();
    clock.wakeAt(START.plusSeconds(2), () -> ran.add("b at " + clock.now()));
    clock.wakeAt(START.plusSeconds(1), () -> ran.add("a at " + clock.now()));
    clock.wakeAt(START.plusSeconds(9), () -> ran.add("never"));
    clock.advance(Duration.ofSeconds(5));
    assertThat(ran).containsExactly("a at 2026-11-22T10:00:01Z", "b at 2026-11-22T10:00:02Z");
    assertThat(clock.now()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void aTaskMayAskToBeWokenAgainMeanwhile() {
    ManualClock clock = new ManualClock(START);
    List<Instant> ran = new ArrayList<>();
    clock.wakeAt(
        START.plusSeconds(1),
        () -> clock.wakeAt(clock.now().plusSeconds(1), () -> ran.add(clock.now())));
    clock.advance(Duration.ofSeconds(3));
    assertThat(ran).containsExactly(START.plusSeconds(2));
  }
}
