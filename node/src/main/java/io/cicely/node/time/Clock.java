package io.cicely.node.time;

import java.time.Duration;
import java.time.Instant;

/** The time, and the only way to let it pass. */
public interface Clock {
  /** The wall clock, for records. */
  Instant now();

  /** Monotonic time since an origin of this clock's own. */
  Duration elapsed();

  /**
   * Lets {@code pause} pass.
   *
   * @throws InterruptedException if the thread is asked to end
   */
  void sleep(Duration pause) throws InterruptedException;

  /** The machine's clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
