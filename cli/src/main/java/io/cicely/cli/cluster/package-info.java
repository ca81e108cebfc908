/**
 * A cluster as it was observed, and what follows from it: who holds each VIP as Pacemaker, EC2 and
 * the nodes' kernels see it, whether they agree, and what stands in the way of a failover. Pure.
 * What a witness could not tell is unknown, with the reason: never present, never absent.
 */
@NullMarked
package io.cicely.cli.cluster;

import org.jspecify.annotations.NullMarked;
