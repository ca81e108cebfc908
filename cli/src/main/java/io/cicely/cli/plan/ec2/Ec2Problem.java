package io.cicely.cli.plan.ec2;

/**
 * What stands in the way and that no call of EC2 mends.
 *
 * @param what is wrong, with the values
 * @param remedy what to do, without a full stop
 */
public record Ec2Problem(String what, String remedy) {}
