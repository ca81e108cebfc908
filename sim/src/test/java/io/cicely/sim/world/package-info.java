/** EC2's rules and refusals, one by one, and what holds in every World that can be reached. */
@NullMarked
package io.cicely.sim.world;

import org.jspecify.annotations.NullMarked;
