package io.cicely.cli.install.ec2;

import static io.cicely.cli.cloud.aws.SimulatedEc2.ADAMS;
import static io.cicely.cli.cloud.aws.SimulatedEc2.ALLOCATION;
import static io.cicely.cli.cloud.aws.SimulatedEc2.EVA;
import static io.cicely.cli.cloud.aws.SimulatedEc2.EVAS;
import static io.cicely.cli.cloud.aws.SimulatedEc2.GIVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cicely.cli.cloud.aws.SimulatedEc2;
import io.cicely.cli.plan.ec2.Ec2Planner;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.PrivateAddresses;
import io.cicely.sim.world.Tags;
import io.cicely.sim.world.World;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Cicely made goes with the cluster, and with the VIP that it was for; nothing else does. */
class DestructionTest {
  private static final ClusterSpec ALL =
      Stage.specWith(
          "pcsd: true",
          ConvergenceTest.ENI,
          ConvergenceTest.GIVEN_ENI,
          ConvergenceTest.SECONDARY,
          ConvergenceTest.SIXTH,
          ConvergenceTest.ROUTE,
          ConvergenceTest.NAMED_ROUTE,
          ConvergenceTest.ELASTIC,
          ConvergenceTest.NAMED_ELASTIC);

  private static final ClusterSpec LITTLE = Stage.spec(ConvergenceTest.GIVEN_ENI);

  private final Stage stage = new Stage(SimulatedEc2.founding());

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  /** As when the agents worked, and were then stopped. */
  private static World used(World world) {
    World next = PrivateAddresses.assign(world, EVAS, List.of("192.168.1.51"), true);
    next = PrivateAddresses.assignIpv6(next, EVAS, List.of("2001:db8:1234:1a00::51"));
    return next;
  }

  @Test
  void afterTheClusterEc2IsAsItWasBefore() {
    stage.ec2.edit(world -> Tags.create(world, ADAMS, Map.of("theirs", "yes")));
    String before = Stage.text(stage.ec2.world());
    stage.apply(ALL);
    stage.ec2.edit(DestructionTest::used);
    assertThat(Stage.text(stage.ec2.world())).isNotEqualTo(before);
    stage.destroy(ALL);
    assertThat(Stage.text(stage.ec2.world())).isEqualTo(before);
    stage.ec2.mutations();
    assertThat(Stage.lines(stage.destroy(ALL))).isEmpty();
    assertThat(stage.ec2.mutations()).isEmpty();
  }

  @Test
  void killedAtAnyCallItGoesOnFromThere() throws IOException {
    String before = Stage.text(stage.ec2.world());
    stage.apply(ALL);
    stage.ec2.edit(DestructionTest::used);
    stage.ec2.mutations();
    int kills = 0;
    while (!Stage.text(stage.ec2.world()).equals(before)) {
      var steps = Ec2Planner.destroy(ALL, stage.observe(ALL)).afterwards();
      boolean isAnswerLost = kills % 3 > 0;
      var mortal = new MortalCloud(stage.ec2.cloud(), isAnswerLost ? 0 : 1, isAnswerLost).get();
      kills += MortalCloud.kills(() -> stage.carryOut(steps, mortal)) ? 1 : 0;
      assertThat(kills).isLessThan(60);
    }
    assertThat(kills).isGreaterThan(15);
  }

  @Test
  void aSourceDestCheckThatWasOffStaysOff() {
    stage.ec2.edit(world -> Interfaces.sourceDestCheck(world, ADAMS, false));
    stage.apply(ALL);
    stage.destroy(ALL);
    assertThat(stage.ec2.world().networkInterface(ADAMS).sourceDestCheck()).isFalse();
    assertThat(stage.ec2.world().networkInterface(EVAS).sourceDestCheck()).isTrue();
  }

  @Test
  void whatWasMadeForVipsThatTheFileNoLongerHasGoesAfterwards() {
    stage.apply(ALL);
    stage.ec2.edit(world -> PrivateAddresses.assign(world, ADAMS, List.of("192.168.1.88"), false));
    assertThat(stage.plan(LITTLE).steps()).isEmpty();
    stage.apply(LITTLE);
    assertThat(Stage.lines(stage.plan(LITTLE))).isEmpty();
    World world = stage.ec2.world();
    assertThat(world.interfaces().stream().map(it -> it.id()))
        .contains(GIVEN)
        .noneMatch(id -> world.networkInterface(id).privateAddresses().contains("192.168.1.50"));
    assertThat(world.addresses().stream().map(it -> it.allocationId())).containsExactly(ALLOCATION);
    assertThat(world.networkInterface(ADAMS).privateAddresses())
        .containsExactly("192.168.1.11", "192.168.1.88");
    assertThat(world.networkInterface(ADAMS).sourceDestCheck()).isTrue();
    assertThat(world.group(stage.ec2.group).rules())
        .noneMatch(rule -> rule.protocol().equals("tcp"))
        .anyMatch(rule -> rule.protocol().equals("udp"));
  }

  @Test
  void anotherAddressIsAnotherEni() {
    stage.apply(Stage.spec(ConvergenceTest.ENI));
    ClusterSpec moved = Stage.spec(ConvergenceTest.ENI.replace("1.50", "1.55"));
    var plan = stage.plan(moved);
    assertThat(Stage.lines(plan)).hasSize(2);
    assertThat(plan.steps()).singleElement().satisfies(it -> assertThat(it.what()).contains("vip"));
    stage.apply(moved);
    assertThat(Stage.lines(stage.plan(moved))).isEmpty();
  }

  @Test
  void anEniThatIsStillAttachedIsWaitedFor() {
    ClusterSpec spec = Stage.spec(ConvergenceTest.ENI);
    stage.apply(spec);
    stage.ec2.edit(world -> attached(world, eni(world)));
    stage.ec2.mutations();
    Failure failure = catchThrowableOfType(Failure.class, () -> stage.destroy(spec));
    assertThat(failure.code()).isEqualTo(Code.DEADLINE_PASSED);
    assertThat(failure.what()).contains("Cannot delete ENI");
    assertThat(stage.ec2.mutations()).isEmpty();
    stage.ec2.edit(
        world ->
            Attachments.detach(
                    world,
                    Objects.requireNonNull(world.networkInterface(eni(world)).attachment()).id(),
                    false)
                .settled());
    stage.destroy(spec);
    assertThat(stage.ec2.world().interfaces().stream())
        .noneMatch(it -> it.privateAddresses().contains("192.168.1.50"));
  }

  private static World attached(World world, String eni) {
    return Attachments.attach(world, eni, EVA, 1, Instant.EPOCH).settled();
  }

  private static String eni(World world) {
    return world.interfaces().stream()
        .filter(it -> it.privateAddresses().contains("192.168.1.50"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void anElasticIpOfTheirsStaysWhereItIs() {
    ClusterSpec spec = Stage.spec(ConvergenceTest.NAMED_ELASTIC);
    stage.apply(spec);
    stage.destroy(spec);
    assertThat(ElasticIps.byAllocation(stage.ec2.world(), ALLOCATION).publicIp())
        .isEqualTo("203.0.113.50");
  }
}
