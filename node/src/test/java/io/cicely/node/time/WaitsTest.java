package io.cicely.node.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitsTest {
  private final ManualClock clock = new ManualClock();

  @Test
  void pausesGrowByHalfUpToTheLongest() {
    Waits waits = new Waits(clock, Duration.ofMillis(100), Duration.ofMillis(300));
    Deadline deadline = Deadline.never(clock);
    for (int i = 0; i < 5; i++) {
      assertThat(waits.pause(deadline)).isTrue();
    }
    waits.restart();
    waits.pause(deadline);
    assertThat(clock.pauses)
        .extracting(Duration::toMillis)
        .containsExactly(100L, 150L, 225L, 300L, 300L, 100L);
  }

  @Test
  void inACrowdNoPauseIsShorterThanTheCrowdAllows() {
    Crowd crowd = new Crowd();
    Waits waits = new Waits(clock, Duration.ofMillis(100), Duration.ofMillis(300), crowd);
    for (int i = 0; i < 10; i++) {
      crowd.refused();
    }
    waits.pause(Deadline.never(clock));
    for (int i = 0; i < 10; i++) {
      crowd.admitted();
    }
    waits.pause(Deadline.never(clock));
    assertThat(clock.pauses.getFirst()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    assertThat(clock.pauses.getLast()).isEqualTo(Duration.ofMillis(150));
  }

  @Test
  void noPauseGoesBeyondTheDeadline() {
    Waits waits = new Waits(clock, Duration.ofSeconds(1), Duration.ofSeconds(1));
    Deadline deadline = Deadline.after(clock, Duration.ofMillis(1500));
    assertThat(waits.pause(deadline)).isTrue();
    assertThat(waits.pause(deadline)).isFalse();
    assertThat(clock.pauses).extracting(Duration::toMillis).containsExactly(1000L, 500L);
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline.remaining()).isZero();
  }

  @Test
  void theEarlierOfTwoDeadlinesHolds() {
    Deadline deadline = Deadline.after(clock, Duration.ofSeconds(2));
    assertThat(deadline.within(Duration.ofSeconds(1)).remaining()).isEqualTo(Duration.ofSeconds(1));
    assertThat(deadline.within(Duration.ofSeconds(9))).isEqualTo(deadline);
  }

  private static final class ManualClock implements Clock {
    final List<Duration> pauses = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;

    @Override
    public Instant now() {
      return Instant.EPOCH.plus(elapsed);
    }

    @Override
    public Duration elapsed() {
      return elapsed;
    }

    @Override
    public void sleep(Duration pause) {
      pauses.add(pause);
      elapsed = elapsed.plus(pause);
    }
  }
}
