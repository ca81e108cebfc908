package io.cicely.cli.lab.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.Account;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorldWiringTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ADAM = "i-00000000000000001";
  private static final String EVA = "i-00000000000000002";
  private static final String ADAMS = "eni-00000000000000001";
  private static final String EVAS = "eni-00000000000000002";
  private static final String VIP = "eni-00000000000000050";
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
    assertThat(link.addresses()).containsExactly("192.168.1.50");
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
            new Opening(ADAMS, true, Opening.Protocol.ANY, 0, 65_535, "0.0.0.0/0"))
        .noneMatch(opening -> !opening.egress() && opening.peer().equals("0.0.0.0/0"));
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
        .vpc(vpc, "192.168.0.0/16")
        .subnet(subnet, vpc, "192.168.0.0/22", "eu-west-1a")
        .networkInterface(VIP, subnet, "192.168.1.50", "VIP")
        .instance(ADAM, type, subnet, ADAMS, "192.168.1.11")
        .instance(EVA, type, subnet, EVAS, "192.168.1.12")
        .world();
  }
}
