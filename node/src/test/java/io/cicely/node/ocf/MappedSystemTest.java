package io.cicely.node.ocf;

import static io.cicely.node.ocf.MappingOrders.ADAMS_ENI;
import static io.cicely.node.ocf.MappingOrders.EVAS_ENI;
import static io.cicely.node.ocf.MappingOrders.OTHER_TABLE;
import static io.cicely.node.ocf.MappingOrders.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ocf.Node.Ended;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The modes secondary-ip, route and elastic-ip with the packaged agent, against EC2 over TLS. */
@Tag("system")
final class MappedSystemTest extends MappedSystem {
  private static final List<String> WRITES =
      List.of("Assign", "Unassign", "Create", "Replace", "Associate", "Disassociate", "Delete");

  @ParameterizedTest
  @EnumSource
  void startsAndStops(MappedVip vip) throws IOException, InterruptedException {
    must(vip, "start");
    assertThat(where(vip)).isEqualTo(vip.atAdam);
    if (vip.isOnLink()) {
      assertThat(leftovers(vip)).contains(vip.inKernel + (isIpv6(vip) ? "/128" : "/32"));
    }
    node.ec2("calls");
    must(vip, "stop");
    assertThat(node.ec2("calls"))
        .isEqualTo(
            vip.isOnLink() ? "" : "DescribeAddresses DisassociateAddress DescribeAddresses ");
    assertThat(where(vip)).isEqualTo(vip.isOnLink() ? vip.atAdam : "nobody");
    assertStopped(vip);
    assertThat(code(vip, "monitor", DEEP)).as("a mapping that was left is absent").isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void isIdempotent(MappedVip vip) throws IOException, InterruptedException {
    must(vip, "start");
    node.ec2("calls");
    must(vip, "start");
    must(vip, "migrate_from");
    assertThat(writes(node.ec2("calls"))).isEmpty();
    must(vip, "stop");
    node.ec2("calls");
    must(vip, "stop");
    assertThat(writes(node.ec2("calls"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void takesItFromTheOtherNode(MappedVip vip) throws IOException, InterruptedException {
    node.ec2("map " + vip.order + " " + vip.eva);
    must(vip, "start");
    assertThat(where(vip)).isEqualTo(vip.atAdam);
    assertThat(writes(node.ec2("calls"))).isEqualTo(vip.writes);
    must(vip, "monitor", DEEP);
  }

  @ParameterizedTest
  @EnumSource
  void aPlannedMoveMakesBeforeItBreaks(MappedVip vip) throws IOException, InterruptedException {
    node.ec2("map " + vip.order + " " + vip.eva);
    must(vip, "migrate_from");
    assertThat(where(vip)).isEqualTo(vip.atAdam);
    assertThat(writes(node.ec2("calls"))).isEqualTo(vip.writes);
    must(vip, "monitor");
    must(vip, "migrate_to");
    assertThat(node.ec2("calls")).as("the source goes on answering").isEmpty();
    node.ec2("map " + vip.order + " " + vip.eva);
    must(vip, "stop");
    assertThat(where(vip)).as("what is the target's by now").startsWith(vip.eva);
    assertStopped(vip);
    assertThat(code(vip, "migrate_to")).as("of what is not here").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void leavesItAtTheOtherNodeWhenItStops(MappedVip vip) throws IOException, InterruptedException {
    node.ec2("map " + vip.order + " " + vip.eva);
    must(vip, "stop");
    assertThat(where(vip)).startsWith(vip.eva);
    assertThat(writes(node.ec2("calls"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void monitorsTheRunningVip(MappedVip vip) throws IOException, InterruptedException {
    must(vip, "start");
    node.ec2("calls");
    must(vip, "monitor");
    assertThat(node.ec2("calls")).as("depth 0").isEmpty();
    must(vip, "monitor", DEEP);
    assertThat(node.ec2("calls")).as("depth 10").isEqualTo(vip.describe + " ");
    assertThat(code(vip, "monitor", STANDBY)).isZero();
    assertThat(node.ec2("calls")).as("on a standby").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void monitorsTheStoppedVip(MappedVip vip) throws IOException, InterruptedException {
    assertThat(code(vip, "monitor")).isEqualTo(7);
    assertThat(node.ec2("calls"))
        .as("only EC2 knows an Elastic IP")
        .isEqualTo(vip.isOnLink() ? "" : "DescribeAddresses ");
    assertThat(code(vip, "monitor", DEEP)).isEqualTo(7);
    node.ec2("calls");
    assertThat(code(vip, "monitor", STANDBY)).isEqualTo(7);
    assertThat(node.ec2("calls")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SECONDARY_IP", "ROUTE", "ELASTIC_IP"})
  void monitorSeesThatEc2HasTakenItAway(MappedVip vip) throws IOException, InterruptedException {
    must(vip, "start");
    node.ec2("map " + vip.order + " " + vip.eva);
    must(vip, "monitor");
    Ended deep = agent(vip, "monitor", DEEP);
    assertThat(deep.code()).isEqualTo(1);
    assertThat(deep.reason()).isNotEmpty();
    must(vip, "stop");
    assertStopped(vip);
  }

  @ParameterizedTest
  @EnumSource(names = {"SECONDARY_IP", "SECONDARY_IPV6", "ROUTE", "ROUTE_IPV6"})
  void seesThatTheKernelLostTheAddress(MappedVip vip) throws IOException, InterruptedException {
    must(vip, "start");
    String prefix = isIpv6(vip) ? "/128" : "/32";
    node.says("ip", "addr", "del", vip.inKernel + prefix, "dev", "eth0");
    assertThat(code(vip, "monitor")).isEqualTo(7);
    assertThat(code(vip, "monitor", DEEP)).isEqualTo(7);
    must(vip, "start");
    node.says("ip", "addr", "add", vip.inKernel + (isIpv6(vip) ? "/64" : "/24"), "dev", "eth0");
    must(vip, "stop");
    assertStopped(vip);
  }

  @ParameterizedTest
  @EnumSource(names = {"SECONDARY_IP", "SECONDARY_IPV6", "ROUTE", "ROUTE_IPV6"})
  void leadsByTheLinkThatIsNamed(MappedVip vip) throws IOException, InterruptedException {
    node.ec2("attach " + NodeInNamespace.ADAM + " 1");
    node.ec2("map check " + NodeInNamespace.ENI + " off");
    node.says("ip", "link", "set", "ens6", "up");
    node.says("ip", "addr", "add", "192.168.1.50/22", "dev", "ens6", "noprefixroute");
    node.says("ip", "-6", "route", "add", "default", "via", "fe80::1", "dev", "ens6");
    try {
      String link = "OCF_RESKEY_interface=ens6";
      must(vip, "start", link);
      assertThat(where(vip)).startsWith(NodeInNamespace.ENI);
      assertThat(leftovers(vip)).contains("from " + vip.inKernel + " lookup", "dev ens6");
      must(vip, "monitor", link);
      must(vip, "monitor", link, DEEP);
      node.says("ip", isIpv6(vip) ? "-6" : "-4", "rule", "del", "from", vip.inKernel);
      assertThat(agent(vip, "monitor", link).reason()).contains("rule from " + vip.inKernel);
      must(vip, "stop", link);
      assertThat(leftovers(vip)).isEmpty();
    } finally {
      node.ec2("map " + vip.order + " nobody");
      node.ec2("attach nobody 0");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SECONDARY_IP", "SECONDARY_IPV6", "ROUTE", "ROUTE_IPV6"})
  void leadsByTheFirstLinkWhereTwoDefaultRoutesAreAsGood(MappedVip vip)
      throws IOException, InterruptedException {
    node.ec2("attach " + NodeInNamespace.ADAM + " 1");
    node.says("ip", "link", "set", "ens6", "up");
    String append = " route append default dev ens6 metric 100 via ";
    node.says("sh", "-c", "ip" + append + "192.168.0.1 onlink; ip -6" + append + "fe80::1");
    try {
      must(vip, "start");
      assertThat(where(vip)).isEqualTo(vip.atAdam);
      assertThat(leftovers(vip)).contains("from " + vip.inKernel + " lookup", "dev eth0");
      must(vip, "monitor");
      must(vip, "monitor", DEEP);
      must(vip, "stop");
      assertThat(leftovers(vip)).isEmpty();
    } finally {
      node.ec2("attach nobody 0");
    }
  }

  @Test
  void createsTheRouteThatATableLacks() throws IOException, InterruptedException {
    node.ec2("map table " + TABLE + " " + EVAS_ENI + " 10.99.0.50/32");
    must(MappedVip.ROUTE, "start");
    assertThat(where(MappedVip.ROUTE)).isEqualTo(ADAMS_ENI + " " + ADAMS_ENI);
    assertThat(writes(node.ec2("calls"))).isEqualTo("ReplaceRoute CreateRoute");
  }

  @Test
  void takesHalfOfTheRouteTablesForBroken() throws IOException, InterruptedException {
    must(MappedVip.ROUTE, "start");
    node.ec2("map table " + OTHER_TABLE + " " + EVAS_ENI + " 10.99.0.50/32");
    Ended monitor = agent(MappedVip.ROUTE, "monitor", DEEP);
    assertThat(monitor.code()).isEqualTo(1);
    assertThat(monitor.reason()).contains(OTHER_TABLE + " leads to " + EVAS_ENI);
  }

  @Test
  void isNotFooledByAnElasticIpThatBeginsAlike() throws IOException, InterruptedException {
    must(MappedVip.ELASTIC_IP, "start");
    String alike = "OCF_RESKEY_ip=203.0.113.5";
    assertThat(code(MappedVip.ELASTIC_IP, "monitor", alike)).isEqualTo(7);
    assertThat(code(MappedVip.ELASTIC_IP, "monitor", alike, DEEP)).isEqualTo(7);
    must(MappedVip.ELASTIC_IP, "stop", alike);
    assertThat(where(MappedVip.ELASTIC_IP)).isEqualTo(MappedVip.ELASTIC_IP.atAdam);
  }

  @Test
  void theSourceOfAPlannedMoveKnowsAtOnceThatTheElasticIpIsAway()
      throws IOException, InterruptedException {
    MappedVip vip = MappedVip.ELASTIC_IP;
    must(vip, "start");
    node.ec2("map " + vip.order + " " + vip.eva);
    node.ec2("calls");
    must(vip, "stop");
    assertThat(node.ec2("calls"))
        .as("a moment after a start")
        .contains("DescribeAddresses Describe");
    must(vip, "start");
    node.says("sed", "-i", "s/[^ ]*$/0/", "/run/cicely/vip-203.0.113.50");
    node.ec2("map " + vip.order + " " + vip.eva);
    node.ec2("calls");
    must(vip, "stop");
    assertThat(node.ec2("calls")).as("long after it").isEqualTo("DescribeAddresses ");
    assertThat(where(vip)).startsWith(vip.eva);
  }

  @Test
  void aStartDatesTheRecordOfAnEarlierOneAnewBeforeItAsksForAnything()
      throws IOException, InterruptedException {
    MappedVip vip = MappedVip.ELASTIC_IP;
    must(vip, "start");
    node.says("sed", "-i", "s/[^ ]*$/0/", "/run/cicely/vip-203.0.113.50");
    node.ec2("fail DescribeAddresses 0 deny");
    assertThat(code(vip, "start")).isNotZero();
    assertThat(node.says("cat", "/run/cicely/vip-203.0.113.50")).doesNotContain(" 0\n");
    assertThat(code(vip, "monitor")).as("it runs where it ran").isZero();
  }

  @Test
  void adoptsAnElasticIpThatABootLeftHere() throws IOException, InterruptedException {
    MappedVip vip = MappedVip.ELASTIC_IP;
    node.ec2("map elastic 203.0.113.50 " + vip.atAdam);
    must(vip, "monitor");
    node.ec2("calls");
    must(vip, "monitor");
    assertThat(node.ec2("calls")).isEmpty();
    node.ec2("map elastic 203.0.113.50 " + ADAMS_ENI + "=192.168.1.11");
    assertThat(code(vip, "monitor", DEEP)).isEqualTo(1);
    must(vip, "stop");
    assertThat(where(vip)).isEqualTo("nobody");
  }

  @Test
  void severalVipsOfSeveralModesDoNotDisturbEachOther() throws IOException, InterruptedException {
    for (MappedVip vip : MappedVip.values()) {
      must(vip, "start");
    }
    assertThat(node.agent("start").code()).as("mode eni").isZero();
    Set<MappedVip> others = EnumSet.allOf(MappedVip.class);
    for (MappedVip vip : MappedVip.values()) {
      must(vip, "stop");
      assertStopped(vip);
      others.remove(vip);
      for (MappedVip other : others) {
        must(other, "monitor", DEEP);
      }
      assertThat(node.agent("monitor", DEEP).code()).isZero();
    }
    assertThat(node.agent("stop").code()).isZero();
    node.ec2("attach nobody 0");
  }

  private static boolean isIpv6(MappedVip vip) {
    return vip.inKernel.contains(":");
  }

  private static String writes(String calls) {
    return Arrays.stream(calls.split(" "))
        .filter(call -> WRITES.stream().anyMatch(call::startsWith))
        .collect(Collectors.joining(" "));
  }
}
