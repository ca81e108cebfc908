package io.cicely.node.ec2;

/** A subnet; {@code cidrBlock} is its IPv4 range, such as 192.168.0.0/22. */
public record Subnet(String id, String vpcId, String availabilityZone, String cidrBlock) {}
