/** The lines of a history, written once and never changed. */
@NullMarked
package io.cicely.cli.drill.history;

import org.jspecify.annotations.NullMarked;
