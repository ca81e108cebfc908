package io.cicely.sim.server;

import java.time.Duration;
import java.time.Instant;

/** The one clock of a simulator: it tells the time, waits and wakes. */
public interface EngineClock extends AutoCloseable {
  Instant now();

  /** Waits; on a clock that is set by hand, sets it forward. */
  void sleep(Duration duration) throws InterruptedException;

  /** Runs the task once when the time has come, at once when it has passed, on another thread. */
  void wakeAt(Instant time, Runnable task);

  @Override
  default void close() {}
}
