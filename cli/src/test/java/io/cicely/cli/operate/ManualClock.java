package io.cicely.cli.operate;

import io.cicely.node.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock on which time passes only by sleeping. */
final class ManualClock implements Clock {
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
    elapsed = elapsed.plus(pause);
  }
}
