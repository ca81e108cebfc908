/**
 * Runs a command: an argument list, never a shell string; output in the C locale and bounded; a
 * time limit after which the command and its children are killed. Nothing here knows what the
 * commands are for.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.process;
