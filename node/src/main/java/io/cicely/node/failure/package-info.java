/**
 * What went wrong, for a reader who has to act on it: what was tried, why it failed with the
 * values, what to do next, and a code that never changes. Expected failures are {@link
 * io.cicely.node.failure.Failure}; any other exception is a bug of ours. Imports nothing.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.failure;
