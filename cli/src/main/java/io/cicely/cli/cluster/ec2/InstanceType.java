package io.cicely.cli.cluster.ec2;

/**
 * What an instance type allows.
 *
 * @param interfaces most ENIs on its default network card
 * @param ipv4PerInterface most private IPv4 addresses on an ENI, the primary included
 * @param ipv6PerInterface most IPv6 addresses on an ENI
 */
public record InstanceType(
    String name, int interfaces, int ipv4PerInterface, int ipv6PerInterface) {}
