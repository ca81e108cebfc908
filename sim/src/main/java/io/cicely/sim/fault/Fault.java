package io.cicely.sim.fault;

import org.jspecify.annotations.Nullable;

/** Something that is wrong with EC2. */
public sealed interface Fault {

  /** Calls of the API come to an effect instead of being answered as usual. */
  record CallsFail(Calls calls, Effect effect) implements Fault {}

  /**
   * A transition never happens: with {@code LinkUnplugs}, a detach sticks.
   *
   * @param kind of the transition
   * @param subject the one resource it sticks for; null for all
   */
  record TransitionSticks(String kind, @Nullable String subject) implements Fault {}

  /**
   * The instance metadata service fails.
   *
   * @param instanceId the one instance it fails for; null for all
   */
  record MetadataFails(@Nullable String instanceId, Effect effect) implements Fault {}
}
