package io.cicely.sim.world;

/** A destination in a route table. */
public record RouteKey(String routeTableId, Cidr destination) implements Comparable<RouteKey> {
  @Override
  public int compareTo(RouteKey other) {
    int byTable = routeTableId.compareTo(other.routeTableId);
    return byTable != 0 ? byTable : destination.compareTo(other.destination);
  }
}
