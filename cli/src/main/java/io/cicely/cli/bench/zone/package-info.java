/**
 * The loss of a zone, computed: many two-node clusters in one account and region lose a node each
 * at the same second, and all their calls meet the same token buckets. A simulation of discrete
 * events in virtual time: EC2's buckets and latencies are the simulator's, the fencing and the
 * decisions are the shipped ones, the peers are models of what their sources do. Nothing sleeps, no
 * file is read, and all randomness comes from one seed. Start-up of programs is nobody's in here.
 */
@NullMarked
package io.cicely.cli.bench.zone;

import org.jspecify.annotations.NullMarked;
