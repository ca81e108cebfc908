package io.cicely.cli.cluster.ec2;

import java.util.List;
import java.util.Optional;

/** A route table. */
public record RouteTable(String id, String vpcId, List<Route> routes) {
  public RouteTable {
    routes = List.copyOf(routes);
  }

  /**
   * A route to a range.
   *
   * @param destination a range of either family
   * @param target the ENI, or the gateway or whatever else it leads to
   * @param active false for a blackhole
   */
  public record Route(String destination, String target, boolean active) {}

  /** The route to exactly that range. */
  public Optional<Route> to(String destination) {
    return routes.stream().filter(each -> each.destination().equals(destination)).findFirst();
  }
}
