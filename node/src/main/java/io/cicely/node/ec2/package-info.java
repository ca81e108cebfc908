/**
 * The port {@link io.cicely.node.ec2.Ec2}: the few calls of EC2 that the agents need, and records
 * of what it answers. A call never throws for what EC2 or the network did: it returns an {@link
 * io.cicely.node.ec2.Answer}, whose trouble is classified once, here. No answer is not the answer
 * "absent". Words that EC2 may add in future are kept as they came.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.ec2;
