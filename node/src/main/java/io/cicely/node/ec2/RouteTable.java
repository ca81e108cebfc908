package io.cicely.node.ec2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route table as DescribeRouteTables gives it. */
public record RouteTable(String id, String vpcId, List<Route> routes) {
  public RouteTable {
    routes = List.copyOf(routes);
  }

  /**
   * One of its routes; strings that EC2 left out are empty.
   *
   * @param destination an IPv4 or IPv6 range; empty for a prefix list
   * @param networkInterfaceId the interface it leads to, or empty for another kind of target
   * @param instanceId the instance that has that interface
   * @param active false for a blackhole
   */
  public record Route(
      String destination, String networkInterfaceId, String instanceId, boolean active) {}

  /** The route to exactly that range, or null. */
  public @Nullable Route to(String destination) {
    for (Route route : routes) {
      if (route.destination().equals(destination)) {
        return route;
      }
    }
    return null;
  }
}
