package io.cicely.cli.install.ec2;

import static io.cicely.cli.cloud.aws.SimulatedEc2.ALLOCATION;
import static io.cicely.cli.cloud.aws.SimulatedEc2.GIVEN;
import static io.cicely.cli.cloud.aws.SimulatedEc2.OTHER_TABLE;
import static io.cicely.cli.cloud.aws.SimulatedEc2.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.cloud.aws.SimulatedEc2;
import io.cicely.cli.cluster.ec2.Provisioned;
import io.cicely.cli.plan.ec2.Ec2Plan;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.World;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the simulated EC2: what is applied stays applied, whatever happened on the way. */
class ConvergenceTest {
  static final String ENI = "{ name: vip, mode: eni, address: 192.168.1.50, eni: create }";
  static final String GIVEN_ENI =
      "{ name: given, mode: eni, address: 192.168.1.60, eni: " + GIVEN + " }";
  static final String SECONDARY = "{ name: second, mode: secondary-ip, address: 192.168.1.51 }";
  static final String SIXTH =
      "{ name: sixth, mode: secondary-ip, address: \"2001:db8:1234:1a00::51\" }";
  static final String ROUTE =
      "{ name: routed, mode: route, address: 10.99.0.50, route_tables: all, prefers: eva }";
  static final String NAMED_ROUTE =
      "{ name: named, mode: route, address: \"2001:db8:99::1\", route_tables: [" + TABLE + "] }";
  static final String ELASTIC =
      "{ name: elastic, mode: elastic-ip, allocation: create, private_ip: create }";
  static final String NAMED_ELASTIC =
      "{ name: public, mode: elastic-ip, allocation: "
          + ALLOCATION
          + ", private_ip: { adam: 192.168.1.71, eva: 192.168.1.72 } }";

  private static final ClusterSpec ALL =
      Stage.specWith(
          "pcsd: true\ntags: { owner: ops }", ENI, SECONDARY, ROUTE, ELASTIC, NAMED_ELASTIC);

  static Stream<ClusterSpec> clusters() {
    return Stream.of(
        Stage.spec(ENI),
        Stage.spec(GIVEN_ENI),
        Stage.spec(SECONDARY, SIXTH),
        Stage.spec(ROUTE, NAMED_ROUTE),
        Stage.spec(ELASTIC),
        Stage.spec(NAMED_ELASTIC));
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatWasAppliedNeedsNothingMore(ClusterSpec spec) throws IOException {
    try (Stage stage = new Stage(SimulatedEc2.founding())) {
      Ec2Plan plan = stage.apply(spec);
      assertThat(stage.ec2.mutations()).hasSizeGreaterThanOrEqualTo(plan.steps().size());
      Ec2Plan again = stage.apply(spec);
      assertThat(Stage.lines(again)).isEmpty();
      assertThat(stage.ec2.mutations()).isEmpty();
      Provisioned provisioned = stage.provisioned(spec);
      assertThat(provisioned.byVip().keySet())
          .containsExactlyElementsOf(spec.vips().stream().map(it -> it.name()).toList());
    }
  }

  @Test
  void allModesTogetherNeedNothingMoreEither() throws IOException {
    whatWasAppliedNeedsNothingMore(ALL);
  }

  /** After a call, its answer lost, is before the next one as well. */
  @ParameterizedTest
  @MethodSource("clusters")
  void killedAtAnyCallAndRunAgainItEndsTheSame(ClusterSpec spec) throws IOException {
    String wanted;
    int calls;
    try (Stage stage = new Stage(SimulatedEc2.founding())) {
      stage.apply(spec);
      calls = stage.ec2.mutations().size();
      wanted = Stage.text(stage.ec2.world());
    }
    for (int call = 0; call < calls; call++) {
      try (Stage stage = new Stage(SimulatedEc2.founding())) {
        var mortal = new MortalCloud(stage.ec2.cloud(), call, true).get();
        assertThat(MortalCloud.kills(() -> stage.apply(spec, mortal))).isTrue();
        stage.apply(spec);
        assertThat(Stage.text(stage.ec2.world())).as("killed at call %d", call).isEqualTo(wanted);
        assertThat(Stage.lines(stage.plan(spec))).isEmpty();
      }
    }
  }

  @Test
  void killedAtEachCallInTurnItEndsTheSame() throws IOException {
    String wanted;
    int calls;
    try (Stage stage = new Stage(SimulatedEc2.founding())) {
      stage.apply(ALL);
      wanted = Stage.text(stage.ec2.world());
      calls = stage.ec2.mutations().size();
    }
    try (Stage stage = new Stage(SimulatedEc2.founding())) {
      for (int kills = 0; kills < calls; kills++) {
        var mortal = new MortalCloud(stage.ec2.cloud(), 0, true).get();
        assertThat(MortalCloud.kills(() -> stage.apply(ALL, mortal))).as("%d", kills).isTrue();
      }
      assertThat(Stage.lines(stage.plan(ALL))).isEmpty();
      assertThat(Stage.text(stage.ec2.world())).isEqualTo(wanted);
    }
  }

  @Test
  void theParametersOfTheAgentsComeFromEc2() throws IOException {
    ClusterSpec spec = Stage.spec(ENI, SECONDARY, ROUTE, NAMED_ELASTIC);
    try (Stage stage = new Stage(SimulatedEc2.founding())) {
      assertThat(stage.provisioned(spec).parameters("vip")).isEmpty();
      stage.apply(spec);
      Provisioned provisioned = stage.provisioned(spec);
      String eni =
          stage.ec2.world().interfaces().stream()
              .filter(it -> it.privateAddresses().contains("192.168.1.50"))
              .findFirst()
              .orElseThrow()
              .id();
      assertThat(provisioned.parameters("vip"))
          .hasValueSatisfying(it -> assertThat(it).containsOnly(entry("eni", eni)));
      assertThat(provisioned.parameters("second"))
          .hasValueSatisfying(it -> assertThat(it).isEmpty());
      assertThat(provisioned.parameters("routed"))
          .hasValueSatisfying(
              it -> assertThat(it).containsOnly(entry("route_tables", TABLE + "," + OTHER_TABLE)));
      assertThat(provisioned.parameters("public"))
          .hasValueSatisfying(
              it ->
                  assertThat(it)
                      .containsOnly(
                          entry("ip", "203.0.113.50"),
                          entry("private_ip", "adam:192.168.1.71;eva:192.168.1.72")));
    }
  }

  private static java.util.Map.Entry<String, String> entry(String name, String value) {
    return java.util.Map.entry(name, value);
  }

  @Test
  void theNewEniHasItsTagsFromTheBeginning() throws IOException {
    ClusterSpec spec = Stage.specWith("tags: { owner: ops }", ENI);
    try (Stage stage = new Stage(SimulatedEc2.founding())) {
      stage.apply(spec);
      assertThat(stage.ec2.mutations())
          .containsExactly("AuthorizeSecurityGroupIngress", "CreateNetworkInterface");
    }
  }

  @Test
  void whereEverythingIsLetThroughNoRuleIsAdded() throws IOException {
    try (Stage stage = new Stage(SimulatedEc2.founding())) {
      stage.ec2.edit(
          world -> {
            String open = world.networkInterface(GIVEN).groupIds().getFirst();
            World next = Interfaces.regroup(world, SimulatedEc2.ADAMS, List.of(open));
            return Interfaces.regroup(next, SimulatedEc2.EVAS, List.of(open));
          });
      assertThat(Stage.lines(stage.plan(Stage.spec(GIVEN_ENI)))).isEmpty();
    }
  }
}
