package io.cicely.sim.world;

import io.cicely.sim.world.RouteTarget.ToGateway;
import io.cicely.sim.world.RouteTarget.ToInterface;
import java.util.List;

/** Route tables, their associations and their routes. */
public final class Routes {
  private static final int MOST_ROUTES = 50;

  private Routes() {}

  /** CreateRouteTable. The new table's id is {@code world.freshId("rtb")}. */
  public static World createTable(World world, String vpcId) {
    return createTable(world, world.freshId("rtb"), vpcId);
  }

  static World createTable(World world, String id, String vpcId) {
    String vpc = world.vpc(vpcId).id();
    return world.with(new RouteTable(id, vpc, Table.empty(), Table.empty())).counted();
  }

  /** DeleteRouteTable. */
  public static World deleteTable(World world, String id) {
    RouteTable table = world.routeTable(id);
    if (table.associations().size() > 0) {
      throw new Ec2Error(
          "DependencyViolation",
          "The routeTable '" + id + "' has dependencies and cannot be deleted.");
    }
    return world.without(table);
  }

  /** AssociateRouteTable. The association's id is {@code world.freshId("rtbassoc")}. */
  public static World associate(World world, String tableId, String subnetId) {
    RouteTable table = world.routeTable(tableId);
    refuseOtherVpc(table, world.subnet(subnetId).vpcId(), "subnet " + subnetId);
    boolean associated =
        world.routeTables().stream().anyMatch(it -> it.associations().rows().contains(subnetId));
    if (associated) {
      throw new Ec2Error(
          "Resource.AlreadyAssociated",
          "the specified association for route table "
              + tableId
              + " conflicts with an existing association");
    }
    String id = world.freshId("rtbassoc");
    return world.with(table.associated(table.associations().with(id, subnetId))).counted();
  }

  /** DisassociateRouteTable: the subnet falls back to the VPC's main table. */
  public static World disassociate(World world, String associationId) {
    RouteTable table =
        world.routeTables().stream()
            .filter(each -> each.associations().has(associationId))
            .findFirst()
            .orElseThrow(() -> Refusals.noSuchAssociation(associationId));
    if (RouteTable.MAIN.equals(table.associations().get(associationId))) {
      throw Refusals.invalidValue(
          "cannot disassociate the main route table association " + associationId);
    }
    return world.with(table.associated(table.associations().without(associationId)));
  }

  /** The table that a subnet's traffic follows: its own, or the VPC's main one. */
  public static RouteTable of(World world, Subnet subnet) {
    List<RouteTable> tables =
        world.routeTables().stream().filter(it -> it.vpcId().equals(subnet.vpcId())).toList();
    return tables.stream()
        .filter(each -> each.associations().rows().contains(subnet.id()))
        .findFirst()
        .or(() -> tables.stream().filter(RouteTable::isMain).findFirst())
        .orElseThrow(
            () -> new IllegalStateException("VPC " + subnet.vpcId() + " has no main route table"));
  }

  /** CreateRoute. */
  public static World create(World world, String tableId, Cidr destination, RouteTarget target) {
    RouteTable table = checked(world, tableId, destination, target);
    if (table.routes().has(destination)) {
      throw new Ec2Error(
          "RouteAlreadyExists", "The route identified by " + destination + " already exists.");
    }
    if (table.routes().size() >= MOST_ROUTES) {
      throw new Ec2Error("RouteLimitExceeded", "The maximum number of routes has been reached.");
    }
    return world.with(table.with(table.routes().with(destination, target)));
  }

  /** ReplaceRoute. */
  public static World replace(World world, String tableId, Cidr destination, RouteTarget target) {
    RouteTable table = checked(world, tableId, destination, target);
    if (!table.routes().has(destination)) {
      throw Refusals.invalidValue(
          "There is no route defined for '"
              + destination
              + "' in the route table. Use CreateRoute instead.");
    }
    return world.with(table.with(table.routes().with(destination, target)));
  }

  /** DeleteRoute. */
  public static World delete(World world, String tableId, Cidr destination) {
    Refusals.checkRouteTableId(tableId);
    RouteTable table = world.routeTable(tableId);
    if (!table.routes().has(destination)) {
      throw new Ec2Error(
          "InvalidRoute.NotFound",
          "no route with destination-cidr-block " + destination + " in route table " + tableId);
    }
    return world.with(table.with(table.routes().without(destination)));
  }

  /** Whether packets can reach the target: otherwise the route is a blackhole. */
  public static boolean isActive(World world, RouteTarget target) {
    return switch (target) {
      case ToGateway _ -> true;
      case ToInterface(String id) -> {
        NetworkInterface card = world.interfaces().get(id);
        Attachment attachment = card == null ? null : card.attachment();
        yield attachment != null
            && world.instance(attachment.instanceId()).state() == InstanceState.RUNNING;
      }
    };
  }

  private static RouteTable checked(
      World world, String tableId, Cidr destination, RouteTarget target) {
    Refusals.checkRouteTableId(tableId);
    RouteTable table = world.routeTable(tableId);
    if (target instanceof ToInterface(String id)) {
      Refusals.checkInterfaceId(id);
      refuseOtherVpc(table, world.vpcOf(world.networkInterface(id)), "interface " + id);
    }
    refuseInsideVpc(world, table, destination);
    return table;
  }

  /** A route that is more specific than the local one must be a whole subnet's. */
  private static void refuseInsideVpc(World world, RouteTable table, Cidr destination) {
    boolean inside =
        world.vpcs().stream()
            .filter(each -> each.id().equals(table.vpcId()))
            .anyMatch(each -> each.contains(destination));
    boolean subnet =
        world.subnets().stream()
            .filter(each -> each.vpcId().equals(table.vpcId()))
            .anyMatch(it -> destination.equals(it.cidr()) || destination.equals(it.ipv6Cidr()));
    if (inside && !subnet) {
      throw Refusals.invalidValue("Route destination doesn't match any subnet CIDR blocks.");
    }
  }

  private static void refuseOtherVpc(RouteTable table, String vpcId, String other) {
    if (!table.vpcId().equals(vpcId)) {
      throw Refusals.invalidValue(
          "route table " + table.id() + " and " + other + " belong to different networks");
    }
  }
}
