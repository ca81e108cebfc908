package io.cicely.cli.cluster;

import static io.cicely.cli.cluster.Clusters.ADAM;
import static io.cicely.cli.cluster.Clusters.VIP;
import static io.cicely.cli.cluster.Clusters.node;
import static io.cicely.cli.cluster.Clusters.online;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.cluster.Node.Fencing;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static Verdict of(Cluster cluster) {
    return Verdict.of(cluster, cluster.vips().getFirst());
  }

  private static void assertBad(Cluster cluster, String words) {
    Verdict verdict = of(cluster);
    assertThat(verdict.good()).isFalse();
    assertThat(verdict.sentence()).contains(words);
  }

  @Test
  void aGoodClusterSaysWhereTheVipIsAndWhereItCouldGo() {
    assertThat(of(Clusters.good()))
        .isEqualTo(
            new Verdict(true, "VIP 192.168.1.50 on adam; safe to fail over to eva.", List.of()));
  }

  @Test
  void everyNodeThatCouldTakeOverIsNamed() {
    Cluster three = Clusters.of(VIP, online("adam"), online("eva"), online("seth"));
    assertThat(of(three).sentence()).endsWith("safe to fail over to eva or seth.");
  }

  @Test
  void withoutAnHeirTheReasonOfEachIsGiven() {
    Fencing ready = new Fencing.Ready("f");
    assertBad(
        Clusters.of(VIP, online("adam"), node("eva", true, true, false, ready)),
        "NOT safe to fail over: eva is in standby.");
    assertBad(
        Clusters.of(VIP, online("adam"), node("eva", false, false, false, ready)),
        "eva is offline");
    assertBad(Clusters.of(VIP, online("adam")), "there is no other node");
    assertBad(
        Clusters.of(Clusters.shunned("eva", "failed vip too often"), online("adam"), online("eva")),
        "eva failed vip too often");
  }

  @Test
  void anOwnerThatCouldNotBeFencedIsNotSafe() {
    Node bare = node("adam", true, false, false, new Fencing.NotReady("no fence device is for it"));
    assertBad(
        Clusters.of(VIP, bare, online("eva")),
        "adam could not be fenced: no fence device is for it");
    Node open = node("adam", true, false, false, new Fencing.Unknown("f finds its targets"));
    assertBad(
        Clusters.of(VIP, open, online("eva")), "whether adam can be fenced is unknown: f finds");
  }

  @Test
  void anUncleanNodeIsSaidOnce() {
    Node dead = node("eva", false, false, true, new Fencing.Ready("f"));
    Verdict verdict = of(Clusters.of(VIP, online("adam"), dead));
    assertThat(verdict.obstacles()).containsExactly("eva waits for its fencing");
  }

  @Test
  void whatThreatensTheWholeClusterIsNamedFirst() {
    Cluster cluster =
        new Cluster(
            "3.0.0",
            "",
            "adam",
            false,
            false,
            true,
            List.of("eva"),
            List.of(online("adam"), online("eva")),
            List.of(VIP));
    assertThat(of(cluster).obstacles())
        .containsExactly(
            "the cluster has no designated controller yet",
            "no quorum",
            "the cluster is in maintenance mode",
            "fencing is disabled",
            "eva is being fenced");
  }

  @Test
  void aDisagreementNamesWhatEachWitnessSees() {
    assertBad(
        Clusters.of(
            Clusters.vip(ADAM, new Place.On("eva"), new Place.Unknown("no route")),
            online("adam"),
            online("eva")),
        "is in DISAGREEMENT (Pacemaker: adam; EC2: eva; kernel: unknown)");
    Place stopped = new Place.Nowhere("stopped");
    assertBad(
        Clusters.of(Clusters.vip(stopped, stopped, stopped), online("adam"), online("eva")),
        "VIP 192.168.1.50 is DOWN.");
    assertBad(
        Clusters.of(
            Clusters.vip(ADAM, new Place.Unknown("denied"), ADAM), online("adam"), online("eva")),
        "is not fully known (Pacemaker: adam; EC2: unknown; kernel: adam)");
  }

  @Test
  void aLostLinkAndAnUnknownOneAreNotGood() {
    Node lost =
        new Node(
            "adam",
            true,
            false,
            false,
            false,
            false,
            false,
            new Seen.Known<>(List.of("link 0 to node 2: disconnected")),
            new Fencing.Ready("f"),
            "");
    assertBad(Clusters.of(VIP, lost, online("eva")), "adam lost link 0 to node 2: disconnected");
  }
}
