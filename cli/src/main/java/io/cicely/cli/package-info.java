/** Cicely, module cli: see ARCHITECTURE.md. */
@org.jspecify.annotations.NullMarked
package io.cicely.cli;
