package io.cicely.cli.operate;

import static io.cicely.cli.cluster.Clusters.ADAM;
import static io.cicely.cli.cluster.Clusters.VIP;
import static io.cicely.cli.cluster.Clusters.node;
import static io.cicely.cli.cluster.Clusters.online;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Clusters;
import io.cicely.cli.cluster.Node;
import io.cicely.cli.cluster.Node.Fencing;
import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Vip;
import io.cicely.cli.spec.Way;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static Wish wish(@Nullable String resource, @Nullable String node) {
    return new Wish(resource, node, false, Duration.ofSeconds(1));
  }

  private static Target target(Cluster cluster, @Nullable String node) {
    return Target.of(wish(null, node), cluster);
  }

  @Test
  void theOtherNodeOfTwoNeedsNoName() {
    assertThat(target(Clusters.good(), null).node().name()).isEqualTo("eva");
    assertThat(target(Clusters.good(), "adam").reached()).isTrue();
    assertThat(target(Clusters.good(), "eva").reached()).isFalse();
  }

  @Test
  void ofSeveralOthersTheOneThatCouldTakeItIsMeantIfThereIsOne() {
    Node standby = node("seth", true, true, false, new Fencing.Ready("f"));
    Cluster three = Clusters.of(VIP, online("adam"), online("eva"), standby);
    assertThat(target(three, null).node().name()).isEqualTo("eva");
    Cluster open = Clusters.of(VIP, online("adam"), online("eva"), online("seth"));
    assertThatThrownBy(() -> target(open, null))
        .isInstanceOfSatisfying(
            Failure.class, wrong -> assertThat(wrong.code()).isEqualTo(Code.PARAMETER_INVALID))
        .hasMessageContaining("The cluster's nodes: eva, seth");
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    assertThatThrownBy(() -> target(Clusters.good(), "abel"))
        .hasMessageContaining("there is no node abel")
        .hasMessageContaining("adam, eva");
    assertThatThrownBy(() -> Target.of(wish("web", null), Clusters.good()))
        .hasMessageContaining("there is no VIP web");
  }

  @Test
  void ofSeveralVipsOneHasToBeNamed() {
    Vip other =
        new Vip(
            "db",
            "192.168.1.51",
            new Way.Eni("eni-2"),
            ADAM,
            ADAM,
            ADAM,
            List.of(),
            List.of(),
            List.of());
    Cluster cluster =
        new Cluster(
            "3.0.0",
            "adam",
            "adam",
            true,
            true,
            false,
            List.of(),
            List.of(online("adam"), online("eva")),
            List.of(VIP, other));
    assertThatThrownBy(() -> Target.of(wish(null, "eva"), cluster)).hasMessageContaining("--vip");
    assertThat(Target.of(wish("db", "eva"), cluster).vip()).isEqualTo(other);
  }

  @Test
  void aGoodClusterHoldsNoDanger() {
    assertThat(target(Clusters.good(), "eva").dangers()).isEmpty();
  }

  @Test
  void everyDangerIsNamed() {
    Fencing bare = new Fencing.NotReady("no fence device is for it");
    Node eva = node("eva", false, true, false, bare);
    assertThat(target(Clusters.of(VIP, online("adam"), eva), "eva").dangers())
        .containsExactly(
            "eva is offline",
            "eva is in standby",
            "eva could not be fenced: no fence device is for it");
  }

  @Test
  void aVipThatIsNotWhereAllSeeItIsADanger() {
    Vip torn = Clusters.vip(ADAM, new Place.On("eva"), ADAM);
    assertThat(target(Clusters.of(torn, online("adam"), online("eva")), "eva").dangers())
        .containsExactly("the witnesses disagree: Pacemaker says adam, EC2 eva, the kernels adam");
    Vip open = Clusters.vip(ADAM, new Place.Unknown("down"), ADAM);
    assertThat(target(Clusters.of(open, online("adam"), online("eva")), "eva").dangers())
        .containsExactly(
            "not all witnesses know where it is: Pacemaker says adam, EC2 unknown, the kernels"
                + " adam");
  }

  @Test
  void aVipThatIsDownMayBeSentSomewhere() {
    Place stopped = new Place.Nowhere("stopped");
    Vip down = Clusters.vip(stopped, stopped, stopped);
    assertThat(target(Clusters.of(down, online("adam"), online("eva")), "eva").dangers()).isEmpty();
  }
}
