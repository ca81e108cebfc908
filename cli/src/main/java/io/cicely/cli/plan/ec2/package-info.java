/**
 * What has to change in EC2 so that a cluster has what its file says, and what is to be taken away
 * with the cluster. Pure. What Cicely does not own is left alone; what stands in the way and that
 * no call of EC2 could mend is a {@link io.cicely.cli.plan.ec2.Ec2Problem}.
 */
@NullMarked
package io.cicely.cli.plan.ec2;

import org.jspecify.annotations.NullMarked;
