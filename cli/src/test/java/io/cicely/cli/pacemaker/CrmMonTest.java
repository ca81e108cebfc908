package io.cicely.cli.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cicely.cli.pacemaker.ClusterStatus.Ban;
import io.cicely.cli.pacemaker.ClusterStatus.FailedAction;
import io.cicely.cli.pacemaker.ClusterStatus.FenceEvent;
import io.cicely.cli.pacemaker.ClusterStatus.FenceEvent.Outcome;
import io.cicely.cli.pacemaker.ClusterStatus.History;
import io.cicely.cli.pacemaker.ClusterStatus.Node;
import io.cicely.cli.pacemaker.ClusterStatus.Resource;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrmMonTest {
  @Test
  void readsPacemaker2() {
    ClusterStatus status = CrmMon.parse(Sample.text("crm_mon-2.1.xml"));
    assertThat(status.version()).isEqualTo("2.1.5-a3f44794f94");
    assertThat(status.dc()).isEqualTo("adam");
    assertThat(status.quorate()).isTrue();
    assertThat(status.fencingEnabled()).isTrue();
    assertThat(status.maintenanceMode()).isFalse();
    assertThat(status.nodes())
        .containsExactly(
            new Node("adam", true, false, false, false, false, false),
            new Node("eva", true, false, false, false, false, false));
    assertThat(status.resource("vip"))
        .contains(
            new Resource(
                "vip", "ocf:cicely:vip", "Started", "", true, false, false, List.of("adam")));
    assertThat(status.resource("vip").orElseThrow().settledOn("adam")).isTrue();
    assertThat(status.history()).contains(new History("eva", "vip", 1, 3));
    assertThat(status.failures())
        .containsExactly(
            new FailedAction(
                "vip_start_0",
                "eva",
                1,
                "error",
                "EC2 denies ec2:AttachNetworkInterface",
                "2026-11-22 21:39:50Z"));
    assertThat(status.failures().getFirst().text())
        .isEqualTo("vip_start_0 on eva: EC2 denies ec2:AttachNetworkInterface");
    assertThat(status.bans())
        .containsExactly(new Ban("l2", "fence_eva", "eva"), new Ban("l1", "fence_adam", "adam"));
    assertThat(status.fencings()).isEmpty();
  }

  @Test
  void readsPacemaker3WithAGroupACloneAndFencings() {
    ClusterStatus status = CrmMon.parse(Sample.text("crm_mon-3.0.2.xml"));
    assertThat(status.nodes().getFirst())
        .isEqualTo(new Node("adam", false, false, false, false, true, false));
    assertThat(status.resources())
        .extracting(Resource::id)
        .containsExactly("fence_adam", "fence_eva", "vip", "nginx", "ping");
    Resource vip = status.resource("vip").orElseThrow();
    assertThat(vip.pending()).isEqualTo("Starting");
    assertThat(vip.settledOn("eva")).isFalse();
    assertThat(status.resource("fence_eva").orElseThrow().failed()).isTrue();
    assertThat(status.history()).containsExactly(new History("eva", "vip", 1_000_000, 3));
    assertThat(status.failures().getFirst().text())
        .isEqualTo("fence_eva_monitor_60000 on adam: error");
    assertThat(status.fencings())
        .containsExactly(
            new FenceEvent("adam", "off", Outcome.PENDING, "", ""),
            new FenceEvent(
                "adam",
                "reboot",
                Outcome.FAILED,
                "fence_cicely: ec2:StopInstances is denied",
                "2026-11-22 21:40:03.125481Z"),
            new FenceEvent("eva", "reboot", Outcome.SUCCESS, "", "2026-11-21 09:12:44.900102Z"));
  }

  @Test
  void readsPacemaker300WhichStillSaysStonith() {
    ClusterStatus status = CrmMon.parse(Sample.text("crm_mon-3.0.0.xml"));
    assertThat(status.version()).startsWith("3.0.0");
    assertThat(status.fencingEnabled()).isTrue();
    assertThat(status.resource("vip").orElseThrow().settledOn("adam")).isTrue();
    assertThat(status.fencings())
        .extracting(FenceEvent::target, FenceEvent::outcome)
        .containsExactly(tuple("adam", Outcome.SUCCESS));
  }

  @Test
  void aMonitorUnderWayChangesNothing() {
    for (String pending : List.of("", "Monitoring", "Checking")) {
      assertThat(started(pending).settledOn("eva")).as(pending).isTrue();
    }
    assertThat(started("Stopping").settledOn("eva")).isFalse();
    assertThat(started("").settledOn("adam")).isFalse();
  }

  private static Resource started(String pending) {
    return new Resource(
        "vip", "ocf:cicely:vip", "Started", pending, true, false, false, List.of("eva"));
  }

  @Test
  void fencingIsEnabledUnderItsOldAndItsNewName() {
    for (String name : List.of("stonith-enabled", "fencing-enabled")) {
      String options = "<cluster_options " + name + "='true'/>";
      String text = "<crm_mon><summary>" + options + "</summary></crm_mon>";
      assertThat(CrmMon.parse(text).fencingEnabled()).isTrue();
    }
  }

  @Test
  void aResourceIsGivenUpAtItsThresholdAndNeverWithoutOne() {
    assertThat(new History("eva", "vip", 2, 3).givenUp()).isFalse();
    assertThat(new History("eva", "vip", 3, 3).givenUp()).isTrue();
    assertThat(new History("eva", "vip", 3, 0).givenUp()).isFalse();
    assertThat(new History("eva", "vip", 1_000_000, 0).givenUp()).isTrue();
  }

  @Test
  void aPacemakerThatDoesNotRunIsAFailureWithItsOwnWords() {
    assertDown("crm_mon-down-2.1.xml", "Connection to cluster failed: Connection refused");
    assertDown("crm_mon-down-3.0.xml", "Not connected");
  }

  private static void assertDown(String sample, String words) {
    String text = Sample.text(sample);
    assertThatThrownBy(() -> CrmMon.parse(text))
        .isInstanceOfSatisfying(
            Failure.class, down -> assertThat(down.code()).isEqualTo(Code.CLUSTER_UNREACHABLE))
        .hasMessageContaining(words);
  }

  @Test
  void whatIsNoXmlOrNotCrmMonsIsNamed() {
    assertThatThrownBy(() -> CrmMon.parse("crm_mon: unknown option"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Cannot understand crm_mon's XML");
    assertThatThrownBy(() -> CrmMon.parse("<html/>")).hasMessageContaining("its root is html");
  }

  @Test
  void anAnswerCannotMakeUsReadAFile() {
    String text =
        """
        <!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
        <pacemaker-result><status code="1"><errors><error>&secret;</error></errors></status>
        </pacemaker-result>
        """;
    assertThatThrownBy(() -> CrmMon.parse(text))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("DOCTYPE");
  }
}
