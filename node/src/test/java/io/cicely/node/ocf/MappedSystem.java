package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ocf.Node.Ended;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** The packaged agent with a VIP of each mode that maps an address, on adam; the other is eva. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class MappedSystem {
  static final String DEEP = "OCF_CHECK_LEVEL=10";
  static final String STANDBY = "OCF_RESKEY_CRM_meta_role=Stopped";

  Node node;

  @BeforeAll
  void boot() throws IOException, InterruptedException {
    node = new Node();
  }

  @AfterAll
  void shutDown() throws IOException {
    node.close();
  }

  @BeforeEach
  void nobodyHasAny() throws IOException, InterruptedException {
    node.ec2("heal");
    node.ec2("allow *");
    forget();
    for (MappedVip vip : MappedVip.values()) {
      node.ec2("map " + vip.order + " nobody");
    }
    node.ec2("calls");
  }

  Ended agent(MappedVip vip, String action, String... more)
      throws IOException, InterruptedException {
    return node.agent(action, vip.settings(more));
  }

  int code(MappedVip vip, String action, String... more) throws IOException, InterruptedException {
    return agent(vip, action, more).code();
  }

  /** An action that must succeed. */
  Ended must(MappedVip vip, String action, String... more)
      throws IOException, InterruptedException {
    Ended ended = agent(vip, action, more);
    assertThat(ended.code()).as("%s %s: %s", vip, action, ended.err()).isZero();
    return ended;
  }

  /** The node as a boot leaves it: without an address of a VIP's, and without a record. */
  void forget() throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("rm -f /run/cicely/vip-*;");
    for (MappedVip vip : MappedVip.values()) {
      if (vip.isOnLink()) {
        String prefix = vip.inKernel.contains(":") ? "/128" : "/32";
        script.append(" ip addr del ").append(vip.inKernel).append(prefix).append(" dev eth0;");
      }
    }
    node.says("sh", "-c", script.toString());
  }

  /** Not here, and mapped to eva. */
  void atEva(MappedVip vip) throws IOException, InterruptedException {
    node.ec2("heal");
    forget();
    node.ec2("map " + vip.order + " " + vip.eva);
    node.ec2("calls");
  }

  /** Started here. */
  void running(MappedVip vip) throws IOException, InterruptedException {
    node.ec2("heal");
    must(vip, "start");
    node.ec2("calls");
  }

  String where(MappedVip vip) throws IOException {
    return node.ec2("where " + vip.order);
  }

  /** The kernel's lines that name the VIP. */
  String leftovers(MappedVip vip) throws IOException, InterruptedException {
    String all =
        node.says("ip", "-o", "addr")
            + node.says("ip", "rule")
            + node.says("ip", "-6", "rule")
            + node.says("ip", "route", "show", "table", "all")
            + node.says("ip", "-6", "route", "show", "table", "all");
    return String.join(
        "\n",
        all.lines()
            .filter(line -> vip.isOnLink() && line.matches(".*\\b" + vip.inKernel + "\\b.*"))
            .toList());
  }

  /** Nothing of the VIP is in the kernel, and EC2 does not send it here where that matters. */
  void assertStopped(MappedVip vip) throws IOException, InterruptedException {
    assertThat(leftovers(vip)).isEmpty();
    if (!vip.isOnLink()) {
      assertThat(where(vip)).doesNotContain(MappingOrders.ADAMS_ENI);
    }
    assertThat(code(vip, "monitor")).isEqualTo(7);
  }
}
