/** Latency profiles: what is bundled, and how they are read. */
@NullMarked
package io.cicely.sim.latency;

import org.jspecify.annotations.NullMarked;
