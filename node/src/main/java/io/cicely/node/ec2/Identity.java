package io.cicely.node.ec2;

/** What this machine is in EC2. An instance keeps both for its life. */
public record Identity(String instanceId, String region) {}
