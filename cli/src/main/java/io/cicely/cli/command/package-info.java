/**
 * The command line: one class a command, which turns options into a call and its result into text.
 * The only place that wires parts together, prints, and decides the exit code. A {@link
 * io.cicely.node.failure.Failure} is printed here, once; anything else that is thrown is a bug and
 * shown with its stack trace.
 */
@NullMarked
package io.cicely.cli.command;

import org.jspecify.annotations.NullMarked;
