/** The look at the EC2 side of a cluster, which changes nothing. */
@NullMarked
package io.cicely.cli.observe.ec2;

import org.jspecify.annotations.NullMarked;
