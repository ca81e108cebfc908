/** Policies, judged statement by statement. */
@NullMarked
package io.cicely.sim.policy;

import org.jspecify.annotations.NullMarked;
