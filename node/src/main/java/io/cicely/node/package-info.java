/** Cicely, module node: see ARCHITECTURE.md. */
@org.jspecify.annotations.NullMarked
package io.cicely.node;
