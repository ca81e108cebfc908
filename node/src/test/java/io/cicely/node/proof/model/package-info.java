/**
 * The model: nodes with their kernels, Pacemaker's contract, fencing, EC2 as the simulator's world
 * has it with late and lost answers, and what must never happen.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.proof.model;
