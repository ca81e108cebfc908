package io.cicely.node.ocf;

import static io.cicely.node.ocf.NodeInNamespace.ADAM;
import static io.cicely.node.ocf.NodeInNamespace.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ocf.Node.Ended;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The agent as it is packaged, against EC2 over TLS, in a namespace where the ENI is a veth. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class VipSystemTest {
  private static final String DEEP = "OCF_CHECK_LEVEL=10";
  private static final String STANDBY = "OCF_RESKEY_CRM_meta_role=Stopped";

  private Node node;

  @BeforeAll
  void boot() throws IOException, InterruptedException {
    node = new Node();
  }

  @AfterAll
  void shutDown() throws IOException {
    node.close();
  }

  @BeforeEach
  void stopped() throws IOException, InterruptedException {
    node.ec2("heal");
    assertThat(node.agent("stop").code()).isZero();
    node.ec2("attach nobody 0");
    node.ec2("calls");
  }

  @Test
  void startsAndStops() throws IOException, InterruptedException {
    assertThat(node.agent("start").code()).isZero();
    assertThat(node.ec2("state")).isEqualTo(ADAM + " attached 1");
    assertThat(node.leftovers())
        .contains("from 192.168.1.50 lookup 3232235826", "inet 192.168.1.50/32", "default via");
    assertThat(node.agent("stop").code()).isZero();
    assertThat(node.ec2("state")).isEqualTo("available");
    assertThat(node.leftovers()).isEmpty();
  }

  @Test
  void isIdempotent() throws IOException, InterruptedException {
    assertThat(node.agent("start").code()).isZero();
    assertThat(node.agent("start").code()).isZero();
    assertThat(node.ec2("calls")).containsOnlyOnce("AttachNetworkInterface");
    assertThat(node.agent("stop").code()).isZero();
    assertThat(node.agent("stop").code()).isZero();
    assertThat(node.ec2("calls")).containsOnlyOnce("DetachNetworkInterface");
  }

  @Test
  void takesTheEniFromTheOtherNode() throws IOException, InterruptedException {
    node.ec2("attach " + EVA + " 1");
    assertThat(node.agent("start").code()).isZero();
    assertThat(node.ec2("state")).isEqualTo(ADAM + " attached 1");
  }

  @Test
  void leavesTheEniAtTheOtherNodeWhenItStops() throws IOException, InterruptedException {
    node.ec2("attach " + EVA + " 1");
    assertThat(node.agent("stop").code()).isZero();
    assertThat(node.ec2("state")).isEqualTo(EVA + " attached 1");
  }

  @Test
  void monitorsTheRunningVip() throws IOException, InterruptedException {
    node.agent("start");
    node.ec2("calls");
    assertThat(node.agent("monitor").code()).isZero();
    assertThat(node.ec2("calls")).isEmpty();
    assertThat(node.agent("monitor", DEEP).code()).isZero();
    assertThat(node.ec2("calls")).isEqualTo("DescribeNetworkInterfaces ");
  }

  @Test
  void monitorsTheStoppedVip() throws IOException, InterruptedException {
    assertThat(node.agent("monitor").code()).isEqualTo(7);
    assertThat(node.agent("monitor", DEEP).code()).isEqualTo(7);
    assertThat(node.agent("monitor", STANDBY).code()).isEqualTo(7);
  }

  @Test
  void seesEachMissingPart() throws IOException, InterruptedException {
    for (String loss :
        new String[] {
          "ip addr del 192.168.1.50/32 dev ens6",
          "ip rule del from 192.168.1.50",
          "ip route flush table 3232235826",
          "ip link set ens6 down"
        }) {
      assertThat(node.agent("start").code()).isZero();
      node.says(loss.split(" "));
      Ended monitor = node.agent("monitor");
      assertThat(monitor.code()).as(loss).isEqualTo(1);
      assertThat(monitor.reason()).as(loss).isNotEmpty();
      assertThat(node.agent("monitor", DEEP).code()).as(loss).isEqualTo(1);
    }
    assertThat(node.agent("start").code()).isZero();
    assertThat(node.agent("monitor").code()).isZero();
  }

  @Test
  void monitorSeesThatEc2HasTakenTheEniAway() throws IOException, InterruptedException {
    node.agent("start");
    node.ec2("attach " + EVA + " 1");
    assertThat(node.agent("monitor").code()).isEqualTo(1);
    assertThat(node.agent("stop").code()).isZero();
    assertThat(node.leftovers()).isEmpty();
  }

  @Test
  void stopRemovesWhatDhcpAdded() throws IOException, InterruptedException {
    node.agent("start");
    node.says("ip", "addr", "add", "192.168.1.50/22", "dev", "ens6");
    assertThat(node.agent("monitor").code()).isZero();
    assertThat(node.agent("stop").code()).isZero();
    assertThat(node.leftovers()).isEmpty();
  }

  @Test
  void startMendsRoutesThatWouldDrawTheNodesOwnTraffic() throws IOException, InterruptedException {
    node.agent("start");
    node.says(
        "ip",
        "route",
        "add",
        "192.168.0.0/22",
        "dev",
        "ens6",
        "metric",
        "0",
        "src",
        "192.168.1.50");
    node.says("ip", "route", "add", "default", "via", "192.168.0.1", "dev", "ens6", "onlink");
    assertThat(node.agent("start").code()).isZero();
    assertThat(node.says("ip", "route")).doesNotContain("ens6");
  }

  @Test
  void keepsTheNodesOwnLinkAsItWas() throws IOException, InterruptedException {
    String before = node.says("ip", "-4", "addr", "show", "dev", "eth0");
    node.agent("start");
    node.agent("stop");
    assertThat(node.says("ip", "-4", "addr", "show", "dev", "eth0")).isEqualTo(before);
    assertThat(node.says("ip", "route")).contains("default via 192.168.0.1 dev eth0");
  }

  @Test
  void refusesParametersThatCannotBeRight() throws IOException, InterruptedException {
    for (String wrong : new String[] {"OCF_RESKEY_ip=192.168.1", "OCF_RESKEY_eni=i-1"}) {
      Ended start = node.agent("start", wrong);
      assertThat(start.code()).as(wrong).isEqualTo(6);
      assertThat(start.reason()).contains("PARAMETER_INVALID");
      assertThat(node.agent("validate-all", wrong).code()).as(wrong).isEqualTo(6);
      assertThat(node.agent("stop", wrong).code()).as(wrong).isZero();
      assertThat(node.agent("monitor", wrong).code()).as(wrong).isEqualTo(7);
    }
    assertThat(node.ec2("calls")).isEmpty();
    assertThat(node.agent("validate-all").code()).isZero();
    assertThat(node.agent("promote").code()).isEqualTo(3);
  }

  @Test
  void leavesARecordOfEachActionThatAsksEc2() throws IOException, InterruptedException {
    node.agent("start");
    assertThat(node.says("tail", "-n", "1", "/var/log/cicely/journal.jsonl"))
        .contains("\"action\":\"start\"", "\"exit\":0", "\"call\":\"AttachNetworkInterface");
  }
}
