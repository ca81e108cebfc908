package io.cicely.node.act;

import io.cicely.node.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock on which only sleeping lets time pass; what waits for its moment then happens. */
final class ManualClock implements Clock {
  private static final Instant ORIGIN = Instant.parse("2026-11-22T00:00:00Z");

  private record Plan(Duration at, Runnable what) {}

  private final List<Plan> plans = new ArrayList<>();
  private Duration elapsed = Duration.ZERO;

  /** Lets it happen when so much time has passed from now. */
  synchronized void after(Duration delay, Runnable what) {
    plans.add(new Plan(elapsed.plus(delay), what));
  }

  @Override
  public Instant now() {
    return ORIGIN.plus(elapsed());
  }

  @Override
  public synchronized Duration elapsed() {
    return elapsed;
  }

  @Override
  public synchronized void sleep(Duration pause) {
    elapsed = elapsed.plus(pause);
    for (Plan plan : List.copyOf(plans)) {
      if (plan.at().compareTo(elapsed) <= 0) {
        plans.remove(plan);
        plan.what().run();
      }
    }
  }
}
