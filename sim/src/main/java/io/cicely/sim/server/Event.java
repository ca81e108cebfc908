package io.cicely.sim.server;

import io.cicely.sim.world.Transition;
import java.time.Duration;
import java.time.Instant;

/** Something that happened in the engine, in the order in which it happened. */
public sealed interface Event {
  Instant at();

  /**
   * A call was answered.
   *
   * @param at when the answer was ready
   * @param parameters the request as text
   * @param result {@code OK}, or the error's code
   */
  record Answered(
      Instant at, String action, Caller caller, String parameters, String result, Duration took)
      implements Event {}

  /**
   * A transition happened.
   *
   * @param took since it had become enabled: what EC2 needed for it
   */
  record Fired(Instant at, Transition transition, Duration took) implements Event {}

  /** The fabric could not make a World real. */
  record FabricFailed(Instant at, String what, String why) implements Event {}

  /** A guest powered itself off. */
  record GuestHalted(Instant at, String instanceId) implements Event {}
}
