/** The actions: what they take, what they refuse, what they answer. */
@NullMarked
package io.cicely.sim.action;

import org.jspecify.annotations.NullMarked;
