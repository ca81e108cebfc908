package io.cicely.sim.world;

import static io.cicely.sim.world.Example.ADAM;
import static io.cicely.sim.world.Example.ADAM_CARD;
import static io.cicely.sim.world.Example.EVA_CARD;
import static io.cicely.sim.world.Example.NEIGHBOUR;
import static io.cicely.sim.world.Example.SUBNET;
import static io.cicely.sim.world.Example.VPC;
import static io.cicely.sim.world.Example.refused;
import static io.cicely.sim.world.Example.stopped;
import static io.cicely.sim.world.Example.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.RouteTarget.ToInterface;
import io.cicely.sim.world.Transition.RouteConverges;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final Cidr OVERLAY = Cidr.parse("10.9.9.9/32");
  private static final RouteTarget ADAMS = new ToInterface(ADAM_CARD);
  private static final RouteTarget EVAS = new ToInterface(EVA_CARD);

  @Test
  void aReplacedRouteShowsAtOnceAndPacketsFollow() {
    String table = main(world()).id();
    World world = Routes.create(world(), table, OVERLAY, ADAMS).settled();
    world = Routes.replace(world, table, OVERLAY, EVAS);
    RouteKey key = new RouteKey(table, OVERLAY);
    assertThat(main(world).routes().get(OVERLAY)).isEqualTo(EVAS);
    assertThat(world.dataPlane().routes().get(key)).isEqualTo(ADAMS);
    assertThat(world.enabled()).containsExactly(new RouteConverges(key));
    assertThat(world.settled().dataPlane().routes().get(key)).isEqualTo(EVAS);
    World without = Routes.delete(world, table, OVERLAY).settled();
    assertThat(without.dataPlane().routes().has(key)).isFalse();
  }

  @Test
  void replacingNeedsARouteAndCreatingNone() {
    String table = main(world()).id();
    refused(
        "InvalidParameterValue",
        "There is no route defined for '10.9.9.9/32' in the route table. Use CreateRoute instead.",
        () -> Routes.replace(world(), table, OVERLAY, ADAMS));
    World world = Routes.create(world(), table, OVERLAY, ADAMS);
    refused(
        "RouteAlreadyExists",
        "The route identified by 10.9.9.9/32 already exists.",
        () -> Routes.create(world, table, OVERLAY, EVAS));
    refused(
        "InvalidRoute.NotFound",
        "no route with destination-cidr-block 10.9.9.9/32 in route table " + table,
        () -> Routes.delete(world(), table, OVERLAY));
  }

  @Test
  void insideTheVpcOnlyAWholeSubnetIsADestination() {
    String table = main(world()).id();
    refused(
        "InvalidParameterValue",
        "Route destination doesn't match any subnet CIDR blocks.",
        () -> Routes.create(world(), table, Cidr.parse("192.168.1.50/32"), ADAMS));
    assertThat(Routes.create(world(), table, Cidr.parse("192.168.4.0/24"), ADAMS)).isNotNull();
  }

  @Test
  void aRouteToAStoppedInstanceIsABlackhole() {
    assertThat(Routes.isActive(world(), ADAMS)).isTrue();
    assertThat(Routes.isActive(stopped(world(), ADAM), ADAMS)).isFalse();
    assertThat(Routes.isActive(world(), new ToInterface(Example.VIP))).isFalse();
  }

  @Test
  void aSubnetFollowsItsOwnTableOrTheMainOne() {
    World world = world();
    String table = world.freshId("rtb");
    world = Routes.createTable(world, VPC);
    String association = world.freshId("rtbassoc");
    world = Routes.associate(world, table, NEIGHBOUR);
    assertThat(Routes.of(world, world.subnet(NEIGHBOUR)).id()).isEqualTo(table);
    assertThat(Routes.of(world, world.subnet(SUBNET)).isMain()).isTrue();
    world = Routes.disassociate(world, association);
    assertThat(Routes.of(world, world.subnet(NEIGHBOUR)).isMain()).isTrue();
    assertThat(Routes.deleteTable(world, table).routeTables().has(table)).isFalse();
  }

  @Test
  void theMainTableCannotBeDeleted() {
    String table = main(world()).id();
    refused(
        "DependencyViolation",
        "The routeTable '" + table + "' has dependencies and cannot be deleted.",
        () -> Routes.deleteTable(world(), table));
  }

  @Test
  void aTableHoldsFiftyRoutes() {
    World world = world();
    String table = main(world).id();
    for (int i = 0; i < 50; i++) {
      world = Routes.create(world, table, Cidr.parse("10.9.8." + i + "/32"), ADAMS);
    }
    World full = world;
    refused(
        "RouteLimitExceeded",
        "The maximum number of routes has been reached.",
        () -> Routes.create(full, table, OVERLAY, ADAMS));
  }

  private static RouteTable main(World world) {
    return Routes.of(world, world.subnet(SUBNET));
  }
}
