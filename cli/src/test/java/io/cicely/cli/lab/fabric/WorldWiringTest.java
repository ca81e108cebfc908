package io.cicely.cli.lab.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.lab.fabric.Route.Hop;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.Networks;
import io.cicely.sim.world.PrivateAddresses;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WorldWiringTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ADAM = "i-00000000000000001";
  private static final String EVA = "i-00000000000000002";
  private static final String ADAMS = "eni-00000000000000001";
  private static final String EVAS = "eni-00000000000000002";
  private static final String VIP = "eni-00000000000000050";
  private static final String MAIN = "rtb-00000000000000000";
  private static final String TABLE = "rtb-00000000000000001";
  private static final Cidr OVERLAY = Cidr.parse("10.99.0.50/32");
  private static final Map<String, String> NAMES = Map.of(ADAM, "adam", EVA, "eva");

  private final World founded = founded();

  @Test
  void runningInstancesAreMachinesWithTheirCables() {
    Wiring wiring = wiring(founded);
    assertThat(wiring.machines().keySet()).containsExactly("adam", "eva");
    assertThat(wiring.links().keySet()).containsExactly(ADAMS, EVAS);
  }

  @Test
  void anAttachedEniIsACableOnlyOnceItIsPhysicallyPlugged() {
    World attaching = Attachments.attach(founded, VIP, EVA, 1, NOW);
    assertThat(wiring(attaching).links()).doesNotContainKey(VIP);
    Link link = Objects.requireNonNull(wiring(attaching.settled()).links().get(VIP));
    assertThat(link.machine()).isEqualTo("eva");
    assertThat(link.inside()).isEqualTo("ens6");
    assertThat(wiring(attaching).filter().mapped())
        .containsEntry(VIP, new TreeSet<>(List.of("192.168.1.50")));
  }

  @Test
  void movingAnEniChangesNothingInTheFilter() {
    World there = Attachments.attach(founded, VIP, EVA, 1, NOW).settled();
    assertThat(wiring(there).filter()).isEqualTo(wiring(founded).filter());
  }

  @Test
  void aStoppedInstanceHasNeitherPowerNorCables() {
    World stopping = Instances.stop(founded, List.of(ADAM), true, true, NOW).settled();
    assertThat(wiring(stopping).machines().keySet()).containsExactly("eva");
    assertThat(wiring(stopping).links().keySet()).containsExactly(EVAS);
  }

  @Test
  void aCrashedMachineIsDeadThoughEc2SaysThatItRuns() {
    Wiring wiring = WorldWiring.of(founded, NAMES, Mishaps.NONE.crash(ADAM));
    assertThat(wiring.machines().keySet()).containsExactly("eva");
    assertThat(wiring.links().keySet()).containsExactly(EVAS);
  }

  @Test
  void aFrozenMachineKeepsItsCablesAndNothingPasses() {
    Wiring wiring = WorldWiring.of(founded, NAMES, Mishaps.NONE.freeze(ADAM));
    assertThat(wiring.links().keySet()).containsExactly(ADAMS, EVAS);
    assertThat(wiring.filter().cut()).containsExactly(ADAMS);
    assertThat(wiring.machines().get("adam")).isEqualTo(new Machine(ADAM, "adam", true, false));
  }

  @Test
  void theDefaultSecurityGroupLetsItsMembersInAndEverythingOut() {
    assertThat(wiring(founded).filter().openings())
        .contains(
            new Opening(ADAMS, false, Opening.Protocol.ANY, 0, 65_535, "192.168.1.12"),
            new Opening(ADAMS, true, Opening.Protocol.ANY, 0, 65_535, "0.0.0.0/0"),
            new Opening(ADAMS, true, Opening.Protocol.ANY, 0, 65_535, "::/0"))
        .noneMatch(opening -> !opening.egress() && opening.peer().equals("0.0.0.0/0"));
  }

  @Test
  void aMovedSecondaryAddressIsMappedOnceItHasConverged() {
    World assigned = PrivateAddresses.assign(founded, EVAS, List.of("192.168.1.60"), false);
    assertThat(wiring(assigned).filter()).isEqualTo(wiring(founded).filter());
    assertThat(wiring(assigned.settled()).filter().mapped().get(EVAS)).contains("192.168.1.60");
  }

  @Test
  void anIpv6AddressIsANeighbourOfAllOthersInItsSubnet() {
    World assigned =
        PrivateAddresses.assignIpv6(founded, EVAS, List.of("2001:db8:0:101::12")).settled();
    assertThat(wiring(assigned).links().get(ADAMS))
        .extracting(Link::neighbours)
        .isEqualTo(new TreeSet<>(List.of("2001:db8:0:101::12")));
    assertThat(wiring(assigned).links().get(EVAS))
        .extracting(Link::neighbours)
        .isEqualTo(new TreeSet<>());
  }

  @Test
  void aRouteIsForTheSubnetsThatFollowItsTableOnceItHasConverged() {
    World routed =
        Routes.create(founded, TABLE, OVERLAY, new RouteTarget.ToInterface(EVAS)).settled();
    assertThat(wiring(routed).filter().routes())
        .containsExactly(
            new Route(Cidr.parse("2001:db8:0:100::/56"), new TreeSet<>(), new Hop.Mapped()),
            new Route(OVERLAY, new TreeSet<>(List.of(ADAMS, EVAS, VIP)), new Hop.ToEni(EVAS)),
            new Route(Cidr.parse("192.168.0.0/16"), new TreeSet<>(), new Hop.Mapped()));
    World elsewhere = Routes.create(founded, MAIN, OVERLAY, new RouteTarget.ToInterface(EVAS));
    assertThat(wiring(elsewhere.settled()).filter()).isEqualTo(wiring(founded).filter());
    World pending = Routes.replace(routed, TABLE, OVERLAY, new RouteTarget.ToInterface(ADAMS));
    assertThat(wiring(pending).filter()).isEqualTo(wiring(routed).filter());
    assertThat(wiring(pending.settled()).filter().routes())
        .contains(
            new Route(OVERLAY, new TreeSet<>(List.of(ADAMS, EVAS, VIP)), new Hop.ToEni(ADAMS)));
  }

  @Test
  void theGatewayLeadsOut() {
    RouteTarget gateway = new RouteTarget.ToGateway("igw-00000000000000001");
    World routed = Routes.create(founded, TABLE, Cidr.parse("0.0.0.0/0"), gateway).settled();
    assertThat(wiring(routed).filter().routes().last())
        .isEqualTo(
            new Route(
                Cidr.parse("0.0.0.0/0"),
                new TreeSet<>(List.of(ADAMS, EVAS, VIP)),
                new Hop.Outside()));
  }

  @Test
  void anElasticIpIsPublishedAsThePrivateAddressItIsAssociatedWith() {
    World allocated = ElasticIps.allocate(founded);
    ElasticIp address = allocated.addresses().rows().iterator().next();
    World associated =
        ElasticIps.associate(allocated, address.allocationId(), EVAS, null, false).settled();
    assertThat(wiring(allocated).filter().published()).isEmpty();
    assertThat(wiring(associated).filter().published())
        .isEqualTo(Map.of(address.publicIp(), "192.168.1.12"));
  }

  @Test
  void sourceDestCheckIsTheEnisOwn() {
    World unchecked = Interfaces.sourceDestCheck(founded, EVAS, false);
    assertThat(wiring(founded).filter().unchecked()).isEmpty();
    assertThat(wiring(unchecked).filter().unchecked()).containsExactly(EVAS);
  }

  @Test
  void aVpcWithoutMachinesMayHaveTheSameAddresses() {
    World two = Networks.createVpc(founded, Cidr.parse("192.168.0.0/16"), false);
    String vpc = founded.freshId("vpc");
    World more = Networks.createSubnet(two, vpc, Cidr.parse("192.168.0.0/22"), null, "eu-west-1a");
    String subnet = two.freshId("subnet");
    World twice =
        Interfaces.create(
                more, new Interfaces.Wish(subnet, "192.168.1.11", List.of(), 0, List.of(), ""))
            .settled();
    assertThat(wiring(twice).filter().mapped())
        .containsEntry(ADAMS, new TreeSet<>(List.of("192.168.1.11")))
        .containsEntry(more.freshId("eni"), new TreeSet<>());
  }

  @Test
  void anInstanceWithoutAMachineBelowIsInTheApiOnly() {
    Wiring wiring = WorldWiring.of(founded, Map.of(ADAM, "adam"), Mishaps.NONE);
    assertThat(wiring.machines().keySet()).containsExactly("adam");
    assertThat(wiring.links().keySet()).containsExactly(ADAMS);
  }

  private static Wiring wiring(World world) {
    return WorldWiring.of(world, NAMES, Mishaps.NONE);
  }

  private static World founded() {
    InstanceType type = InstanceType.named("m5.large").orElseThrow();
    String vpc = "vpc-00000000000000001";
    String subnet = "subnet-00000000000000001";
    return Founding.of(new Account("123456789012", "eu-west-1", true), NOW)
        .vpc(vpc, "192.168.0.0/16", "2001:db8:0:100::/56", MAIN)
        .subnet(subnet, vpc, "192.168.0.0/22", "2001:db8:0:101::/64", "eu-west-1a")
        .routeTable(TABLE, vpc, subnet)
        .networkInterface(VIP, subnet, "192.168.1.50", "VIP")
        .instance(ADAM, type, subnet, ADAMS, "192.168.1.11")
        .instance(EVA, type, subnet, EVAS, "192.168.1.12")
        .world();
  }
}
