/** What every step of a plan says of itself, whatever it changes. Pure. */
@NullMarked
package io.cicely.cli.plan.step;

import org.jspecify.annotations.NullMarked;
