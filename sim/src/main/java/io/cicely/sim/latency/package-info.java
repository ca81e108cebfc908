/**
 * How long EC2 takes, as data: a profile gives each kind of transition and each API call a
 * distribution and says where its figures come from. Drawing needs a number between 0 and 1, which
 * the caller takes from its seed: nothing in here is random.
 */
@NullMarked
package io.cicely.sim.latency;

import org.jspecify.annotations.NullMarked;
