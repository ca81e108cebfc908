/**
 * The lab: a whole cluster on one Linux machine, booted nodes around an EC2 that is simulated down
 * to the cables. This package brings it up and down and speaks to it while it runs; what it
 * consists of is in {@code lab.model}, its daemon in {@code lab.daemon}.
 *
 * <p>The daemon's control group and mount namespace hold everything, so that a lab that was killed
 * at any point is cleaned up like any other: by killing the group.
 */
@NullMarked
package io.cicely.cli.lab;

import org.jspecify.annotations.NullMarked;
