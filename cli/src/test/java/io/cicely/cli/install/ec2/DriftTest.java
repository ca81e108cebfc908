package io.cicely.cli.install.ec2;

import static io.cicely.cli.cloud.aws.SimulatedEc2.ADAMS;
import static io.cicely.cli.cloud.aws.SimulatedEc2.EVA;
import static io.cicely.cli.cloud.aws.SimulatedEc2.EVAS;
import static io.cicely.cli.cloud.aws.SimulatedEc2.OTHER_TABLE;
import static io.cicely.cli.cloud.aws.SimulatedEc2.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.cloud.aws.SimulatedEc2;
import io.cicely.cli.cluster.ec2.FromNodes;
import io.cicely.cli.plan.ec2.Ec2Plan;
import io.cicely.cli.plan.ec2.Ec2Planner;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.PrivateAddresses;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.SecurityGroups;
import io.cicely.sim.world.Tags;
import io.cicely.sim.world.World;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody changes EC2 by hand: a plan shows exactly that, and applying mends exactly that. */
class DriftTest {
  private static final ClusterSpec SPEC =
      Stage.specWith(
          "tags: { owner: ops }",
          ConvergenceTest.ENI,
          ConvergenceTest.SECONDARY,
          ConvergenceTest.ROUTE,
          ConvergenceTest.ELASTIC);

  private static final Cidr VIP = Cidr.parse("10.99.0.50/32");

  private Stage stage;
  private String eni;
  private String allocation;

  @BeforeEach
  void apply() {
    stage = new Stage(SimulatedEc2.founding());
    stage.apply(SPEC);
    stage.ec2.mutations();
    eni = holder("192.168.1.50").id();
    allocation =
        stage.ec2.world().addresses().stream()
            .map(each -> each.allocationId())
            .filter(id -> !id.equals(SimulatedEc2.ALLOCATION))
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  private NetworkInterface holder(String address) {
    return stage.ec2.world().interfaces().stream()
        .filter(each -> each.privateAddresses().contains(address))
        .findFirst()
        .orElseThrow();
  }

  private String chosenForAdam() {
    return stage.ec2.world().tagsOf(ADAMS).find("cicely:vip:elastic").orElseThrow();
  }

  private void isMended(UnaryOperator<World> change, String step, String... calls) {
    stage.ec2.edit(change);
    assertThat(Stage.lines(stage.plan(SPEC))).containsExactly(step);
    stage.apply(SPEC);
    assertThat(stage.ec2.mutations()).containsExactly(calls);
    assertThat(Stage.lines(stage.plan(SPEC))).isEmpty();
  }

  @Test
  void aRule() {
    String group = stage.ec2.group;
    isMended(
        world ->
            SecurityGroups.revoke(
                world,
                group,
                world.group(group).rules().stream().filter(it -> !it.egress()).toList()),
        "CREATE rule of security group " + group,
        "AuthorizeSecurityGroupIngress");
  }

  @Test
  void theRuleThatLetsOut() {
    String group = stage.ec2.group;
    isMended(
        world ->
            SecurityGroups.revoke(
                world,
                group,
                world.group(group).rules().stream().filter(it -> it.egress()).toList()),
        "CREATE rule of security group " + group,
        "AuthorizeSecurityGroupEgress");
  }

  @Test
  void theTagByWhichThePolicyReachesTheNodesEni() {
    isMended(
        world -> Tags.delete(world, EVAS, "cicely:cluster", null),
        "UPDATE tag of %s, the ENI of eva".formatted(EVAS),
        "CreateTags");
  }

  @Test
  void allTagsOfTheEni() {
    isMended(
        world -> Tags.deleteAll(world, eni),
        "UPDATE tags of %s of the VIP vip".formatted(eni),
        "CreateTags");
    assertThat(stage.ec2.world().tagsOf(eni).get("owner")).isEqualTo("ops");
  }

  @Test
  void oneTagOfTheElasticIp() {
    for (String key : List.of("cicely:cluster", "cicely:vip", "owner")) {
      isMended(
          world -> Tags.delete(world, allocation, key, null),
          "UPDATE tags of %s of the VIP elastic".formatted(allocation),
          "CreateTags");
    }
  }

  @Test
  void theSourceDestCheck() {
    isMended(
        world -> Interfaces.sourceDestCheck(world, ADAMS, true),
        "UPDATE source/dest check of %s, the ENI of adam".formatted(ADAMS),
        "ModifyNetworkInterfaceAttribute");
  }

  @Test
  void aRoute() {
    isMended(
        world -> Routes.delete(world, TABLE, VIP),
        "CREATE route to 10.99.0.50/32 in " + TABLE,
        "CreateRoute");
    assertThat(stage.ec2.world().routeTable(TABLE).routes().get(VIP))
        .isEqualTo(new RouteTarget.ToInterface(EVAS));
  }

  @Test
  void aRouteIsPutBackToWhereTheVipIs() {
    stage.ec2.edit(
        world ->
            Routes.replace(
                Routes.delete(world, TABLE, VIP),
                OTHER_TABLE,
                VIP,
                new RouteTarget.ToInterface(ADAMS)));
    stage.apply(SPEC);
    assertThat(stage.ec2.world().routeTable(TABLE).routes().get(VIP))
        .isEqualTo(new RouteTarget.ToInterface(ADAMS));
  }

  @Test
  void aRouteThatLeadsToANodeIsTheAgents() {
    stage.ec2.edit(world -> Routes.replace(world, TABLE, VIP, new RouteTarget.ToInterface(ADAMS)));
    assertThat(Stage.lines(stage.plan(SPEC))).isEmpty();
  }

  @Test
  void aRouteThatLeadsAwayFromTheVipsNodeIsMended() {
    stage.ec2.edit(world -> Routes.replace(world, TABLE, VIP, new RouteTarget.ToInterface(ADAMS)));
    var holders = new TreeMap<String, String>();
    holders.put("routed", "eva");
    Ec2Plan plan =
        Ec2Planner.plan(SPEC, stage.observe(SPEC).with(new FromNodes(new TreeMap<>(), holders)));
    assertThat(Stage.lines(plan)).containsExactly("UPDATE route to 10.99.0.50/32 in " + TABLE);
    stage.carryOut(plan.steps(), stage.ec2.cloud());
    assertThat(stage.ec2.world().routeTable(TABLE).routes().get(VIP))
        .isEqualTo(new RouteTarget.ToInterface(EVAS));
  }

  @Test
  void aPrivateAddressOfANode() {
    String address = chosenForAdam();
    isMended(
        world -> PrivateAddresses.unassign(world, ADAMS, List.of(address)),
        "CREATE private address for the VIP elastic on %s of adam".formatted(ADAMS),
        "AssignPrivateIpAddresses");
    assertThat(holder(address).id()).isEqualTo(ADAMS);
  }

  @Test
  void aPrivateAddressThatSomebodyElseTook() {
    String address = chosenForAdam();
    isMended(
        world ->
            PrivateAddresses.assign(
                PrivateAddresses.unassign(world, ADAMS, List.of(address)),
                SimulatedEc2.STRANGERS,
                List.of(address),
                false),
        "CREATE private address for the VIP elastic on %s of adam".formatted(ADAMS),
        "CreateTags",
        "AssignPrivateIpAddresses");
    assertThat(holder(address).id()).isEqualTo(SimulatedEc2.STRANGERS);
  }

  @Test
  void anElasticIpThatSomebodyReleased() {
    isMended(
        world -> ElasticIps.release(world, allocation),
        "CREATE Elastic IP of the VIP elastic",
        "AllocateAddress");
  }

  @Test
  void anEniThatSomebodyDeleted() {
    isMended(
        world -> Interfaces.delete(world, eni),
        "CREATE ENI of the VIP vip",
        "CreateNetworkInterface");
  }

  @Test
  void anEniThatWouldGoWithItsInstance() {
    isMended(
        world -> {
          World next = Attachments.attach(world, eni, EVA, 1, Instant.EPOCH).settled();
          String attachment =
              java.util.Objects.requireNonNull(next.networkInterface(eni).attachment()).id();
          return Attachments.deleteOnTermination(next, eni, attachment, true);
        },
        "UPDATE %s of the VIP vip".formatted(eni),
        "ModifyNetworkInterfaceAttribute");
  }

  @Test
  void whatIsNotOursIsLeftAlone() {
    stage.ec2.edit(
        world -> {
          World next = Tags.create(world, eni, java.util.Map.of("theirs", "yes"));
          next = Tags.create(next, ADAMS, java.util.Map.of("theirs", "yes"));
          next = Interfaces.describe(next, eni, "their words");
          next = PrivateAddresses.assign(next, ADAMS, List.of("192.168.1.77"), false);
          return Routes.create(
              next, TABLE, Cidr.parse("10.99.0.51/32"), new RouteTarget.ToInterface(ADAMS));
        });
    assertThat(Stage.lines(stage.plan(SPEC))).isEmpty();
  }
}
