/**
 * EC2 as a pure state machine: {@link io.cicely.sim.world.World} is a value, and everything that
 * happens to it is a function from a World to the next.
 *
 * <p>A World has two halves. What the API shows changes at once when a call is accepted. What is
 * physically so, the {@link io.cicely.sim.world.DataPlane}, follows only by a {@link
 * io.cicely.sim.world.Transition}. {@code World.enabled()} lists the transitions that may happen
 * now and {@code World.fire()} makes one happen; when, is for the caller to choose. No clock, no
 * randomness, no file and no thread in here: times come in as arguments, identifiers are counted.
 */
@NullMarked
package io.cicely.sim.world;

import org.jspecify.annotations.NullMarked;
