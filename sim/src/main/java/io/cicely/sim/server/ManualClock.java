package io.cicely.sim.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A clock that is set by hand: time passes when it is advanced, and tasks run on the thread that
 * advances it, in the order of their times. For one thread.
 */
public final class ManualClock implements EngineClock {
  private record Alarm(Instant time, long order, Runnable task) {}

  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparing(Alarm::time).thenComparingLong(Alarm::order));
  private Instant now;
  private long count;

  public ManualClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    advance(duration);
  }

  @Override
  public void wakeAt(Instant time, Runnable task) {
    alarms.add(new Alarm(time, count++, task));
  }

  /** Lets the time pass and runs what falls due meanwhile, each at its own time. */
  public void advance(Duration duration) {
    Instant end = now.plus(duration);
    for (Alarm next = alarms.peek();
        next != null && !next.time().isAfter(end);
        next = alarms.peek()) {
      alarms.remove();
      now = next.time().isAfter(now) ? next.time() : now;
      next.task().run();
    }
    now = end.isAfter(now) ? end : now;
  }
}
