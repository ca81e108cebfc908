package io.cicely.node.fence;

import io.cicely.node.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A clock on which only sleeping lets time pass. */
final class ManualClock implements Clock {
  private static final Instant ORIGIN = Instant.parse("2026-11-22T00:00:00Z");

  private static final int MOST_PAUSES = 10_000;

  final List<Duration> pauses = new ArrayList<>();
  private final Map<Integer, Runnable> changes = new HashMap<>();
  private Duration elapsed = Duration.ZERO;
  private Duration turnedBack = Duration.ZERO;

  /** What happens while the pause of that number, counted from 1, passes. */
  void inPause(int number, Runnable change) {
    changes.put(number, change);
  }

  /** Turns the wall clock back. */
  void turnBack(Duration by) {
    turnedBack = turnedBack.plus(by);
  }

  @Override
  public Instant now() {
    return ORIGIN.plus(elapsed).minus(turnedBack);
  }

  @Override
  public Duration elapsed() {
    return elapsed;
  }

  @Override
  public void sleep(Duration pause) {
    pauses.add(pause);
    if (pauses.size() > MOST_PAUSES) {
      throw new AssertionError("waits for ever");
    }
    elapsed = elapsed.plus(pause);
    changes.getOrDefault(pauses.size(), () -> {}).run();
  }
}
