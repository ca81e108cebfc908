/**
 * Runs many actions of both agents in one process, which no agent ever does: a recording for an AOT
 * cache is of one process, and must have seen the classes of all paths. Used where the package is
 * built; knows the agents, and nothing knows it.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.rehearsal;
