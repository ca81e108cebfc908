/** Verdicts on a history: pure functions, so that a stored history can be judged again later. */
@NullMarked
package io.cicely.cli.drill.check;

import org.jspecify.annotations.NullMarked;
