/**
 * How results look: text tables with or without colour, JSON. Data goes to standard output,
 * messages to standard error; nothing here knows what it shows.
 */
@NullMarked
package io.cicely.cli.output;

import org.jspecify.annotations.NullMarked;
