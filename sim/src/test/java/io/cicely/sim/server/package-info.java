/** The engine in virtual time, and the simulator's faces as AWS's own clients call them. */
@NullMarked
package io.cicely.sim.server;

import org.jspecify.annotations.NullMarked;
