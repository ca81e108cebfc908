package io.cicely.sim.world;

/**
 * A route table.
 *
 * @param routes the routes besides the local ones, by destination
 * @param associations subnet id by association id; the main association has an empty subnet id
 */
public record RouteTable(
    String id, String vpcId, Table<Cidr, RouteTarget> routes, Table<String, String> associations) {

  public static final String MAIN = "";

  public boolean isMain() {
    return associations.rows().contains(MAIN);
  }

  RouteTable with(Table<Cidr, RouteTarget> next) {
    return new RouteTable(id, vpcId, next, associations);
  }

  RouteTable associated(Table<String, String> next) {
    return new RouteTable(id, vpcId, routes, next);
  }
}
