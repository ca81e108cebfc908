/** The simulator's faces over loopback, and its engine on a clock that is set by hand. */
@NullMarked
package io.cicely.sim.server;

import org.jspecify.annotations.NullMarked;
