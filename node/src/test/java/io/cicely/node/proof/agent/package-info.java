/**
 * The agents that are checked: the shipped decisions with what the shipped loop does around them,
 * the same with a bug planted in each, and the logic of the proof of concept and of upstream's
 * agents.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.proof.agent;
