/**
 * The port {@link io.cicely.cli.cloud.Cloud}: the calls of EC2 that setting a cluster up needs, one
 * attempt each. A call never throws for what EC2 or the network did: it returns an {@link
 * io.cicely.node.ec2.Answer}, and no answer is not the answer "absent".
 */
@NullMarked
package io.cicely.cli.cloud;

import org.jspecify.annotations.NullMarked;
