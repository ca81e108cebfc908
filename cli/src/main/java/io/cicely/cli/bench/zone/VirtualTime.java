package io.cicely.cli.bench.zone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes when everybody waits. Processes run one at a time, in the order of their times
 * and then of their asking: code that was written to sleep runs unchanged, and the same every time.
 * Who waits hands over to whoever is next.
 */
final class VirtualTime implements InstantSource {
  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingLong(Turn::number));
  private final Semaphore nobodyIsLeft = new Semaphore(0);
  private Duration now = Duration.ZERO;
  private Duration end = Duration.ZERO;
  private long numbers;
  private boolean over;
  private @Nullable Throwable bug;

  private record Turn(Duration at, long number, Semaphore go) {}

  /** The end of the time came while the process waited. */
  private static final class TimeIsOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeIsOver() {
      super(null, null, false, false);
    }
  }

  /** The time that has passed. */
  Duration now() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plus(now);
  }

  /** Begins the process when its time has come. */
  void begin(Duration at, Runnable process) {
    Semaphore go = ask(at);
    Thread.ofVirtual().start(() -> run(go, process));
  }

  private void run(Semaphore go, Runnable process) {
    go.acquireUninterruptibly();
    try {
      if (!over) {
        process.run();
      }
    } catch (TimeIsOver _) {
      // As meant: what it still wanted to do comes too late.
    } catch (RuntimeException | Error unforeseen) {
      bug = unforeseen;
    } finally {
      handOver();
    }
  }

  /** Lets the time of the calling process pass. */
  void pass(Duration pause) {
    Semaphore go = ask(now.plus(pause));
    handOver();
    go.acquireUninterruptibly();
    if (over) {
      throw new TimeIsOver();
    }
  }

  private Semaphore ask(Duration at) {
    Semaphore go = new Semaphore(0);
    turns.add(new Turn(at, numbers++, go));
    return go;
  }

  private void handOver() {
    Turn next = turns.poll();
    if (next == null) {
      nobodyIsLeft.release();
      return;
    }
    over = over || bug != null || next.at().compareTo(end) > 0;
    now = over ? now : next.at();
    next.go().release();
  }

  /** Runs all processes to their ends, or to the end of the time. */
  void run(Duration until) {
    end = until;
    handOver();
    nobodyIsLeft.acquireUninterruptibly();
    if (bug != null) {
      throw new IllegalStateException("a simulated process failed at " + now, bug);
    }
  }
}
