package io.cicely.node.journal;

import java.time.Duration;

/** Something that happened in an action; {@code at} counts from the action's start. */
public sealed interface Event {
  /** When, from the action's start. */
  Duration at();

  /** Something was observed. */
  record Saw(Duration at, String what) implements Event {}

  /**
   * A call was made. {@code answer} is "ok" or the trouble in words; {@code requestId} is empty
   * where AWS named none.
   */
  record Called(Duration at, Duration took, String call, String answer, String requestId)
      implements Event {}

  /** Something was changed on this machine. */
  record Did(Duration at, Duration took, String what) implements Event {}
}
