package io.cicely.node.ec2;

/**
 * An Elastic IP as DescribeAddresses gives it; the last four are empty while it is associated with
 * nothing.
 */
public record ElasticIp(
    String allocationId,
    String publicIp,
    String associationId,
    String instanceId,
    String networkInterfaceId,
    String privateAddress) {}
