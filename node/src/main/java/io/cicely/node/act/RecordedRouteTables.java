package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2.Accepted;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.RouteTables;
import io.cicely.node.ec2.Select;
import java.util.List;

/** Route tables, with each call put down. */
record RecordedRouteTables(RouteTables tables, Recorder recorder) implements RouteTables {
  @Override
  public Answer<List<RouteTable>> describeRouteTables(Select which) {
    return recorder.call("DescribeRouteTables", () -> tables.describeRouteTables(which));
  }

  @Override
  public Answer<Accepted> createRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    return recorder.call(
        "CreateRoute " + routeTableId + " " + destination + " " + networkInterfaceId,
        () -> tables.createRoute(routeTableId, destination, networkInterfaceId));
  }

  @Override
  public Answer<Accepted> replaceRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    return recorder.call(
        "ReplaceRoute " + routeTableId + " " + destination + " " + networkInterfaceId,
        () -> tables.replaceRoute(routeTableId, destination, networkInterfaceId));
  }
}
