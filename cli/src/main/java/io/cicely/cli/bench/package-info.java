/**
 * Figures, side by side in one run: the client's outage and the cost of each action, ours and the
 * baseline's. Contenders are set up in the same arena with their own agents, unmodified; every
 * figure is a median with its extremes and is shown as a ratio as well.
 */
@NullMarked
package io.cicely.cli.bench;

import org.jspecify.annotations.NullMarked;
