/** The EC2 side of a cluster: what of it the cluster's resources need. Pure. */
@NullMarked
package io.cicely.cli.cluster.ec2;

import org.jspecify.annotations.NullMarked;
