/**
 * What a client of the VIP saw: the probe, and the history that it appends to. A history is only
 * ever appended to; verdicts are formed afterwards, by {@code drill.check}, on the history alone.
 */
@NullMarked
package io.cicely.cli.drill;

import org.jspecify.annotations.NullMarked;
