package io.cicely.cli.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.cluster.Agreement;
import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Node;
import io.cicely.cli.cluster.Node.Fencing;
import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.cluster.Verdict;
import io.cicely.cli.cluster.Vip;
import io.cicely.cli.host.Host;
import io.cicely.cli.host.ScriptedHost;
import io.cicely.cli.pacemaker.Sample;
import io.cicely.cli.spec.Way;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObserverTest {
  private static final String I_ADAM = "i-0aaaaaaaaaaaaaaa1";
  private static final String I_EVA = "i-0aaaaaaaaaaaaaaa2";
  private static final String VIP = FakeEc2.ADDRESS;
  private static final String ON_ADAM = Sample.text("crm_mon-2.1.xml");
  private static final String ADAM_DIED = Sample.text("crm_mon-3.0.2.xml");

  private final FakeEc2 ec2 = new FakeEc2().attached(I_ADAM);
  private final ScriptedHost adam = new ScriptedHost("adam");
  private final ScriptedHost eva = new ScriptedHost("eva");

  private Cluster look(Host... hosts) {
    return new Observer(new Reach(List.of(hosts), new Seen.Known<>(ec2), Map.of())).look();
  }

  private Cluster lookAtBoth() {
    Cluster cluster = look(adam, eva);
    adam.assertNothingIsLeft();
    eva.assertNothingIsLeft();
    return cluster;
  }

  @Test
  void allWitnessesSeeTheVipOnItsOwner() {
    ScriptedNode.look(adam, ON_ADAM, "192.168.1.11", VIP);
    ScriptedNode.look(eva, ON_ADAM, "192.168.1.12");
    Cluster cluster = lookAtBoth();
    Vip vip = cluster.vips().getFirst();
    assertThat(vip.agreement()).isEqualTo(new Agreement.Held("adam"));
    assertThat(vip.address()).isEqualTo(VIP);
    assertThat(cluster.askedAt()).isEqualTo("adam");
    assertThat(cluster.nodes())
        .extracting(Node::fencing)
        .containsExactly(new Fencing.Ready("fence_adam"), new Fencing.Ready("fence_eva"));
    assertThat(vip.failures())
        .containsExactly("vip_start_0 on eva: EC2 denies ec2:AttachNetworkInterface");
    assertThat(Verdict.of(cluster, vip).sentence())
        .isEqualTo("VIP 192.168.1.50 on adam; safe to fail over to eva.");
  }

  @Test
  void anEc2ThatIsDownLeavesItsPlaceUnknownWithTheReason() {
    ec2.down();
    ScriptedNode.look(adam, ON_ADAM, VIP);
    ScriptedNode.look(eva, ON_ADAM);
    Vip vip = lookAtBoth().vips().getFirst();
    assertThat(vip.ec2())
        .isEqualTo(
            new Place.Unknown("ec2:DescribeNetworkInterfaces had no answer: connection refused"));
    assertThat(vip.agreement()).isEqualTo(new Agreement.Open());
  }

  @Test
  void anEniOnTheWayIsNowhereAndOneOfAStrangerIsOnTheStranger() {
    assertThat(ec2Place(ec2.attachment(I_EVA, Attachment.Status.Known.ATTACHING)))
        .isEqualTo(new Place.InMotion("attaching: eva"));
    assertThat(ec2Place(ec2.attached("i-0stranger"))).isEqualTo(new Place.On("i-0stranger"));
    assertThat(ec2Place(ec2.attached(I_EVA).carrying("192.168.1.51")))
        .isEqualTo(new Place.Nowhere(FakeEc2.ENI + " on eva does not carry 192.168.1.50"));
    assertThat(ec2Place(new FakeEc2())).isEqualTo(new Place.Nowhere(FakeEc2.ENI + " is available"));
  }

  private static Place ec2Place(FakeEc2 ec2) {
    Map<String, String> nodes = Map.of(I_ADAM, "adam", I_EVA, "eva");
    return new Ec2View(new Seen.Known<>(ec2), nodes).place(VIP, new Way.Eni(FakeEc2.ENI));
  }

  @Test
  void aKernelThatHasTheVipOnALinkThatIsDownIsUnknown() {
    adam.expect(ScriptedNode.CRM_MON, ON_ADAM)
        .expect(ScriptedNode.CIB, Sample.text("cib.xml"))
        .expect(ScriptedNode.LINKS, ScriptedNode.ALL_LINKS)
        .expect(ScriptedNode.KERNEL, ScriptedNode.kernel("NO-CARRIER", VIP));
    ScriptedNode.look(eva, ON_ADAM);
    assertThat(lookAtBoth().vips().getFirst().kernel())
        .isEqualTo(new Place.Unknown("adam: it has the address on ens6, which is down"));
  }

  @Test
  void aNodeThatIsOutOfReachIsAskedOnceAndUnknown() {
    ScriptedNode.look(eva, ADAM_DIED, "192.168.1.12");
    ScriptedHost dead = ScriptedNode.unreachable("adam");
    Cluster cluster = look(dead, eva);
    dead.assertNothingIsLeft();
    assertThat(cluster.askedAt()).isEqualTo("eva");
    assertThat(cluster.vips().getFirst().kernel())
        .isEqualTo(new Place.Unknown("adam: No route to host"));
    assertThat(cluster.nodes().getFirst().links())
        .isEqualTo(new Seen.Unknown<>("No route to host"));
  }

  @Test
  void nothingRunsOnANodeThatPacemakerLostAndEc2Stopped() {
    ec2.state(I_ADAM, InstanceState.Known.STOPPED);
    ScriptedNode.look(eva, ADAM_DIED, VIP);
    Cluster cluster = look(ScriptedNode.unreachable("adam"), eva);
    assertThat(cluster.vips().getFirst().kernel()).isEqualTo(new Place.On("eva"));
  }

  @Test
  void aStoppedInstanceOfANodeThatPacemakerStillHasProvesNothing() {
    ec2.state(I_ADAM, InstanceState.Known.STOPPED);
    ScriptedNode.look(eva, ON_ADAM);
    Cluster cluster = look(ScriptedNode.unreachable("adam"), eva);
    assertThat(cluster.vips().getFirst().kernel()).isInstanceOf(Place.Unknown.class);
  }

  @Test
  void aFailoverUnderWayIsShownAsSuch() {
    ScriptedNode.look(eva, ADAM_DIED);
    Cluster cluster = look(ScriptedNode.unreachable("adam"), eva);
    Vip vip = cluster.vips().getFirst();
    assertThat(vip.pacemaker()).isEqualTo(new Place.InMotion("starting on eva"));
    assertThat(cluster.fencingsUnderWay()).containsExactly("adam");
    assertThat(cluster.nodes().getFirst().lastFencing()).isEqualTo("off under way");
    assertThat(cluster.nodes().getLast().fencing())
        .isEqualTo(
            new Fencing.NotReady("fence_eva is failed (fence_eva_monitor_60000 on adam: error)"));
    assertThat(vip.shunned())
        .containsExactly(
            new Vip.Shunned("adam", "is banned for vip by cli-ban-vip-on-adam"),
            new Vip.Shunned("eva", "failed vip too often"));
  }

  @Test
  void thePartitionWithQuorumIsBelieved() {
    String alone = ON_ADAM.replace("with_quorum=\"true\"", "with_quorum=\"false\"");
    ScriptedNode.look(adam, alone, VIP);
    ScriptedNode.look(eva, ON_ADAM);
    assertThat(lookAtBoth().askedAt()).isEqualTo("eva");
  }

  @Test
  void whereNoPacemakerAnswersTheReasonOfEachNodeIsGiven() {
    adam.expect(ScriptedNode.CRM_MON, Sample.text("crm_mon-down-2.1.xml"))
        .expect(ScriptedNode.CIB, 102, "", "not connected")
        .expect(ScriptedNode.LINKS, 1, "", "not running")
        .expect(ScriptedNode.KERNEL, ScriptedNode.kernel("UP"));
    assertThatThrownBy(() -> look(adam, ScriptedNode.unreachable("eva")))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(Code.CLUSTER_UNREACHABLE))
        .hasMessageContaining("adam: error: Could not connect to launcher")
        .hasMessageContaining("eva: No route to host");
  }
}
