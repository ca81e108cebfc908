package io.cicely.sim.world;

import static io.cicely.sim.world.Example.VPC;
import static io.cicely.sim.world.Example.refused;
import static io.cicely.sim.world.Example.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cicely.sim.world.SecurityGroup.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityGroupsTest {
  private static final Rule COROSYNC =
      new Rule("", false, "udp", 5405, 5405, "192.168.0.0/16", "corosync");

  @Test
  void theDefaultGroupLetsItsMembersInAndEverythingOut() {
    SecurityGroup group = world().groups().stream().findFirst().orElseThrow();
    assertThat(group.name()).isEqualTo("default");
    assertThat(group.rules())
        .extracting(Rule::egress, Rule::peer)
        .containsExactly(tuple(false, group.id()), tuple(true, "0.0.0.0/0"));
    assertThat(world().networkInterface(Example.VIP).groupIds()).containsExactly(group.id());
  }

  @Test
  void rulesAreAddedOnceAndTakenAway() {
    World world = world();
    String id = world.freshId("sg");
    world = SecurityGroups.create(world, VPC, "cluster", "Corosync");
    World opened = SecurityGroups.authorize(world, id, List.of(COROSYNC));
    assertThat(opened.group(id).rules()).anyMatch(COROSYNC::sameAs);
    assertThat(opened.group(id).rules()).extracting(Rule::id).allMatch(it -> it.startsWith("sgr-"));
    refused(
        "InvalidPermission.Duplicate",
        "the specified rule \"peer: 192.168.0.0/16, UDP, from port: 5405, to port: 5405, ALLOW\""
            + " already exists",
        () -> SecurityGroups.authorize(opened, id, List.of(COROSYNC)));
    World closed = SecurityGroups.revoke(opened, id, List.of(COROSYNC));
    assertThat(closed.group(id).rules()).noneMatch(COROSYNC::sameAs);
    refused(
        "InvalidPermission.NotFound",
        "The specified rule does not exist in this security group.",
        () -> SecurityGroups.revoke(closed, id, List.of(COROSYNC)));
  }

  @Test
  void namesAreUniqueInAVpc() {
    World world = SecurityGroups.create(world(), VPC, "cluster", "Corosync");
    refused(
        "InvalidGroup.Duplicate",
        "The security group 'cluster' already exists for VPC '" + VPC + "'",
        () -> SecurityGroups.create(world, VPC, "cluster", "again"));
  }

  @Test
  void aGroupInUseStays() {
    String id = world().groups().keys().iterator().next();
    refused(
        "DependencyViolation",
        "resource " + id + " has a dependent object",
        () -> SecurityGroups.delete(world(), id));
  }
}
