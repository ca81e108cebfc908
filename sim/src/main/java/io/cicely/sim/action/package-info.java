/**
 * One handler per API action: a World and the SDK's request in, a World and the SDK's response out,
 * or an {@link io.cicely.sim.world.Ec2Error}. Handlers are pure and never see the wire.
 *
 * <p>Each action declares the parameters it knows. A request that sets any other is refused before
 * the handler sees it, so that nothing is silently ignored.
 */
@NullMarked
package io.cicely.sim.action;

import org.jspecify.annotations.NullMarked;
