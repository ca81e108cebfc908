package io.cicely.node.time;

import java.time.Duration;
import java.time.Instant;

/** The machine's clock; its origin is the moment at which it was first used. */
enum SystemClock implements Clock {
  INSTANCE;

  private final long origin = System.nanoTime();

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - origin);
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    Thread.sleep(pause);
  }
}
