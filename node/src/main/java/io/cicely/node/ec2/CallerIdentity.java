package io.cicely.node.ec2;

/** Who AWS takes us for. */
public record CallerIdentity(String account, String arn, String userId) {}
