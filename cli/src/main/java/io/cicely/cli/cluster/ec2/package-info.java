/**
 * The EC2 side of a cluster as it was observed, and what of it the cluster's resources need. Pure.
 * What Cicely made, or touched, it finds again by its tags and descriptions alone: there is no file
 * of state.
 */
@NullMarked
package io.cicely.cli.cluster.ec2;

import org.jspecify.annotations.NullMarked;
