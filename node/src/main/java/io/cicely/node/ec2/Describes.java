package io.cicely.node.ec2;

import java.util.List;

/** What of EC2 can be looked at. */
public interface Describes {
  /** DescribeNetworkInterfaces. */
  Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which);

  /** DescribeInstances; terminated instances are in it for about an hour. */
  Answer<List<Instance>> describeInstances(Select which);

  /** DescribeSubnets. */
  Answer<List<Subnet>> describeSubnets(Select which);

  /** DescribeRouteTables. */
  Answer<List<RouteTable>> describeRouteTables(Select which);

  /** DescribeAddresses: Elastic IPs. */
  Answer<List<ElasticIp>> describeAddresses(Select which);
}
