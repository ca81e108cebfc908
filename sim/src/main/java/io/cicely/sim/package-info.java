/** Cicely, module sim: see ARCHITECTURE.md. */
@org.jspecify.annotations.NullMarked
package io.cicely.sim;
