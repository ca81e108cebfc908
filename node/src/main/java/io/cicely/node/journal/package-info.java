/**
 * The record of what the agents did: one JSON line per action in a bounded file of the node, from
 * which drills and {@code status} break a failover down. Failing to write never fails the action.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.journal;
