/**
 * A small explicit-state search: breadth-first over all states of a {@link
 * io.cicely.node.proof.search.Model}, or a random walk through them. It knows nothing of clusters.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.proof.search;
