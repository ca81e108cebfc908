package io.cicely.sim.server;

import io.cicely.sim.world.World;

/**
 * What makes a World real: links, routes, machines. The default makes nothing.
 *
 * <p>The engine calls {@link #realize} before anybody can see the next World, and keeps the old one
 * when it fails: what the API shows was done before.
 */
public interface Fabric {
  /** Nothing is real: guests shut down when asked, in the time that the profile gives them. */
  Fabric NONE = (before, after) -> {};

  /**
   * Makes the difference real before returning. Called under the engine's lock: it must not call
   * the engine, nor wait for a thread that does.
   *
   * @throws RuntimeException when it cannot be made real; the engine tries a transition again after
   *     a second and answers an API call with InternalError
   */
  void realize(World before, World after);

  /** Whether guests are real and report by {@link Engine#guestHalted} that they are off. */
  default boolean hasGuests() {
    return false;
  }
}
