/**
 * The proof: an exhaustive check of the shipped decisions against the simulator's world, and the
 * evidence that the check bites.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.proof;
