package io.cicely.cli.install.ec2;

import static io.cicely.cli.cloud.aws.SimulatedEc2.ADAM;
import static io.cicely.cli.cloud.aws.SimulatedEc2.ADAMS;
import static io.cicely.cli.cloud.aws.SimulatedEc2.ALLOCATION;
import static io.cicely.cli.cloud.aws.SimulatedEc2.CAIN;
import static io.cicely.cli.cloud.aws.SimulatedEc2.GIVEN;
import static io.cicely.cli.cloud.aws.SimulatedEc2.STRANGER;
import static io.cicely.cli.cloud.aws.SimulatedEc2.STRANGERS;
import static io.cicely.cli.cloud.aws.SimulatedEc2.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cicely.cli.cloud.aws.SimulatedEc2;
import io.cicely.cli.plan.ec2.Ec2Plan;
import io.cicely.cli.plan.ec2.Ec2Problem;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import io.cicely.cli.spec.yaml.SpecWriter;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.PrivateAddresses;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.Tags;
import io.cicely.sim.world.World;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no call of EC2 mends is said, with what to do, before anything is changed. */
class ProblemsTest {
  private static void isSaid(
      ClusterSpec spec, UnaryOperator<World> change, String what, String remedy)
      throws IOException {
    isSaid(SimulatedEc2.founding(), spec, change, what, remedy);
  }

  private static void isSaid(
      Founding founding, ClusterSpec spec, UnaryOperator<World> change, String what, String remedy)
      throws IOException {
    try (Stage stage = new Stage(founding)) {
      stage.ec2.edit(change);
      Ec2Plan plan = stage.plan(spec);
      assertThat(plan.problems()).extracting(Ec2Problem::what).anyMatch(it -> it.contains(what));
      assertThat(plan.problems())
          .extracting(Ec2Problem::remedy)
          .anyMatch(it -> it.contains(remedy));
      assertThat(plan.problems())
          .allSatisfy(
              it -> {
                assertThat(it.what()).isNotBlank().doesNotEndWith(".");
                assertThat(it.remedy()).isNotBlank().doesNotEndWith(".");
              });
      Failure failure = catchThrowableOfType(Failure.class, plan::orFail);
      assertThat(failure.code()).isEqualTo(Code.EC2_UNSUITABLE);
      assertThat(stage.ec2.mutations()).isEmpty();
    }
  }

  private static ClusterSpec inTwoZones(String... vips) {
    ClusterSpec spec = Stage.spec(vips);
    return Examples.good(SpecWriter.yaml(spec).replace(SimulatedEc2.EVA, CAIN));
  }

  @Test
  void anInstanceThatIsGone() throws IOException {
    isSaid(
        Stage.spec(ConvergenceTest.ENI),
        world -> Instances.terminate(world, List.of(ADAM), true, true, Instant.EPOCH).settled(),
        "the node adam has no instance",
        "launch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mode: eni, address: 192.168.1.50, eni: create \
          | stays in one zone, and the nodes are in eu-west-1a and eu-west-1b | route or elastic-ip
          mode: secondary-ip, address: 192.168.1.51 | its address stays in one subnet | elastic-ip
          """)
  void nodesBetweenWhichItCannotMove(String vip, String what, String remedy) throws IOException {
    isSaid(inTwoZones("{ name: vip, " + vip + " }"), world -> world, what, remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mode: eni, address: 10.0.0.1, eni: create \
          | 10.0.0.1 of the VIP vip is in no subnet | eu-west-1a
          mode: eni, address: 192.168.5.50, eni: create | in the zone eu-west-1b | eu-west-1a
          mode: eni, address: 192.168.0.2, eni: create | EC2 keeps 192.168.0.2 | first four
          mode: eni, address: 192.168.1.60, eni: create \
          | in use by eni-0bbbbbbbbbbbbbbb1 (given) | eni: eni-0bbbbbbbbbbbbbbb1
          mode: eni, address: 192.168.1.11, eni: create \
          | on i-0aaaaaaaaaaaaaaa1 (Primary | another address
          mode: eni, address: 192.168.1.50, eni: create, security_groups: [sg-0123abcd] \
          | sg-0123abcd of the VIP vip does not exist | security_groups
          mode: eni, address: 192.168.1.50, eni: eni-0123abcd \
          | eni-0123abcd of the VIP vip does not exist | eni: create
          mode: eni, address: 192.168.1.50, eni: eni-0bbbbbbbbbbbbbbb1 \
          | does not have the address 192.168.1.50 | Assign it
          mode: eni, address: 192.168.1.99, eni: eni-0aaaaaaaaaaaaaaa9 \
          | primary ENI of an instance | another ENI
          mode: secondary-ip, address: 192.168.4.50 | is not in the nodes' subnet | that subnet
          mode: secondary-ip, address: 192.168.3.255 | EC2 keeps 192.168.3.255 | not the last
          mode: secondary-ip, address: 192.168.1.60 \
          | the primary one of eni-0bbbbbbbbbbbbbbb1 | another address
          mode: route, address: 192.168.7.1, route_tables: all \
          | is in the VPC's range 192.168.0.0/16 | outside the VPC
          mode: route, address: "2001:db8:1234:1aff::1", route_tables: all \
          | the VPC's range 2001:db8:1234:1a00::/56 | outside the VPC
          mode: route, address: 10.99.0.50, route_tables: [rtb-0123abcd] \
          | rtb-0123abcd of the VIP vip does not exist | route_tables: all
          mode: elastic-ip, address: 203.0.113.99, private_ip: create \
          | 203.0.113.99 of the VIP vip is not allocated | allocation: create
          mode: elastic-ip, allocation: create, \
          private_ip: { adam: 192.168.1.11, eva: 192.168.1.72 } \
          | is the primary one of eni-0aaaaaaaaaaaaaaa1 | private_ip: create
          mode: elastic-ip, allocation: create, \
          private_ip: { adam: 192.168.1.60, eva: 192.168.1.72 } \
          | in use by eni-0bbbbbbbbbbbbbbb1 | free address
          mode: elastic-ip, allocation: create, \
          private_ip: { adam: 192.168.9.1, eva: 192.168.1.72 } \
          | 192.168.9.1 of adam is in no subnet | free address
          """)
  void aVipThatEc2CannotHave(String vip, String what, String remedy) throws IOException {
    isSaid(Stage.spec("{ name: vip, " + vip + " }"), world -> world, what, remedy);
  }

  @Test
  void anEniThatSomebodyElseUses() throws IOException {
    isSaid(
        Stage.spec(ConvergenceTest.GIVEN_ENI),
        world -> Attachments.attach(world, GIVEN, STRANGER, 1, Instant.EPOCH).settled(),
        "is attached to " + STRANGER,
        "Detach it");
  }

  @Test
  void anEniThatCarriesSomethingElse() throws IOException {
    isSaid(
        Stage.spec(ConvergenceTest.GIVEN_ENI),
        world -> PrivateAddresses.assign(world, GIVEN, List.of("192.168.1.61"), false),
        "carries something else as well: 192.168.1.61",
        "Unassign");
  }

  @Test
  void whatBelongsToAnotherCluster() throws IOException {
    isSaid(
        Stage.spec(ConvergenceTest.GIVEN_ENI),
        world -> Tags.create(world, GIVEN, Map.of("cicely:cluster", "other")),
        "belongs to the cluster other",
        "another ENI");
    isSaid(
        Stage.spec(ConvergenceTest.SECONDARY),
        world -> Tags.create(world, ADAMS, Map.of("cicely:cluster", "other")),
        ADAMS + " of the node adam belongs to the cluster other",
        "Remove that tag");
  }

  @Test
  void aSecondaryAddressOfSomebodyElse() throws IOException {
    isSaid(
        Stage.spec(ConvergenceTest.SECONDARY),
        world -> PrivateAddresses.assign(world, STRANGERS, List.of("192.168.1.51"), false),
        "is assigned to " + STRANGERS,
        "Unassign");
  }

  @Test
  void aRouteThatLeadsToSomebodyElse() throws IOException {
    isSaid(
        Stage.spec(ConvergenceTest.ROUTE),
        world ->
            Routes.create(
                world, TABLE, Cidr.parse("10.99.0.50/32"), new RouteTarget.ToInterface(STRANGERS)),
        "leads to " + STRANGERS,
        "Delete that route");
  }

  @Test
  void anElasticIpThatLeadsToSomebodyElse() throws IOException {
    isSaid(
        Stage.spec(ConvergenceTest.NAMED_ELASTIC),
        world -> ElasticIps.associate(world, ALLOCATION, STRANGERS, null, true),
        "leads to " + STRANGERS,
        "Disassociate");
  }

  @Test
  void nodesWithDifferentSecurityGroups() throws IOException {
    isSaid(
        Stage.spec(ConvergenceTest.ENI),
        world -> Interfaces.regroup(world, ADAMS, world.networkInterface(GIVEN).groupIds()),
        "the nodes have different security groups",
        "security_groups");
  }

  @Test
  void aTypeThatIsTooSmall() throws IOException {
    isSaid(
        SimulatedEc2.founding("t3.micro"),
        Stage.spec(ConvergenceTest.ENI, ConvergenceTest.GIVEN_ENI),
        world -> world,
        "(i-0aaaaaaaaaaaaaaa1, t3.micro) can have 2 ENIs",
        "larger type");
    isSaid(
        SimulatedEc2.founding("t3.micro"),
        Stage.spec(ConvergenceTest.SECONDARY, ConvergenceTest.ELASTIC),
        world -> world,
        "can have 2 IPv4 addresses, and with all VIPs it would have 3",
        "larger type");
  }

  @Test
  void aLinkThatCouldBeAnyEni() throws IOException {
    isSaid(
        SimulatedEc2.founding()
            .networkInterface(
                "eni-0bbbbbbbbbbbbbbb2", SimulatedEc2.SUBNET, "192.168.1.70", "second"),
        Stage.spec("{ name: vip, mode: secondary-ip, address: 192.168.1.51, interface: ens6 }"),
        world ->
            Attachments.attach(world, "eni-0bbbbbbbbbbbbbbb2", ADAM, 1, Instant.EPOCH).settled(),
        "behind the link ens6 of the VIP vip is not known",
        "interface");
  }

  @Test
  void inAllZonesWhatCanMoveThereIsPlanned() throws IOException {
    try (Stage stage = new Stage(SimulatedEc2.founding())) {
      ClusterSpec spec =
          inTwoZones(ConvergenceTest.ROUTE.replace(", prefers: eva", ""), ConvergenceTest.ELASTIC);
      stage.apply(spec);
      assertThat(Stage.lines(stage.plan(spec))).isEmpty();
    }
  }
}
