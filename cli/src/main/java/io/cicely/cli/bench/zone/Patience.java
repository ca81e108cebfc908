package io.cicely.cli.bench.zone;

import io.cicely.node.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock of a program that its caller kills when the time that it was given is over. */
record Patience(VirtualTime time, Duration until) implements Clock {

  /** The program was killed: its time was over. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super(null, null, false, false);
    }
  }

  static Patience of(VirtualTime time, Duration limit) {
    return new Patience(time, time.now().plus(limit));
  }

  @Override
  public Instant now() {
    return time.instant();
  }

  @Override
  public Duration elapsed() {
    return time.now();
  }

  @Override
  public void sleep(Duration pause) {
    Duration left = until.minus(time.now());
    if (pause.compareTo(left) > 0) {
      time.pass(left);
      throw new Killed();
    }
    time.pass(pause);
  }
}
