package io.cicely.node.ec2;

import java.util.List;

/** The route tables of a VPC, which in a shared VPC belong to another account than the nodes. */
public interface RouteTables {
  /** DescribeRouteTables. */
  Answer<List<RouteTable>> describeRouteTables(Select which);

  /** CreateRoute to an interface; EC2 refuses if the table has a route to that range. */
  Answer<Ec2.Accepted> createRoute(
      String routeTableId, String destination, String networkInterfaceId);

  /** ReplaceRoute to an interface; EC2 refuses if the table has no route to that range. */
  Answer<Ec2.Accepted> replaceRoute(
      String routeTableId, String destination, String networkInterfaceId);
}
