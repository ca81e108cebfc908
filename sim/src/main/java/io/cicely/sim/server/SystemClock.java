package io.cicely.sim.server;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time: the wall clock's reading when it was made, carried on by the monotonic clock. */
public final class SystemClock implements EngineClock {
  private final Instant origin = Instant.now();
  private final long originNanos = System.nanoTime();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("cicely-sim-clock").factory());

  public SystemClock() {
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return origin.plusNanos(System.nanoTime() - originNanos);
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  @Override
  public void wakeAt(Instant time, Runnable task) {
    long nanos = Math.max(0, Duration.between(now(), time).toNanos());
    var _ = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
