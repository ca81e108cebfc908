package io.cicely.cli.bench.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.latency.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZoneLossTest {
  /** Token and consensus; then up to a second for Pacemaker. */
  private static final long DETECTED_MS = 11_000;

  private static final long DECIDED_MS = 12_000;
  private static final long SEED = 7;

  private static ZoneOutcome immediate(int clusters, Agents agents) {
    return new ZoneLoss(clusters, SEED).run(agents, Profile.none());
  }

  @Test
  void theSameSeedGivesTheSameAndAnotherAnother() {
    List<ZoneOutcome> first = new ZoneLoss(60, 1).run();
    assertThat(new ZoneLoss(60, 1).run()).isEqualTo(first);
    assertThat(new ZoneLoss(60, 2).run()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void aloneAndWithoutLatencyOursIsBackOnceTheLossIsDetected(Mode mode) {
    ZoneOutcome outcome = immediate(1, new Ours(mode));
    assertThat(outcome.backMs()).singleElement().satisfies(ZoneLossTest::isJustDecided);
    assertThat(outcome.throttled().values()).containsOnly(0);
    assertThat(outcome.calls())
        .containsEntry("StopInstances", 1)
        .containsEntry("StartInstances", 1);
  }

  private static void isJustDecided(long ms) {
    // An unhurried look or two, 100 ms and then 150 ms apart, may come on top.
    assertThat(ms).isBetween(DETECTED_MS, DECIDED_MS + 250);
  }

  @Test
  void alonePeersAreBackAfterTheirFixedSleeps() {
    long ours = immediate(1, new Ours(Mode.SECONDARY_IP)).backMs().getFirst();
    long awsvip = immediate(1, new Peers(Mode.SECONDARY_IP)).backMs().getFirst();
    long moveIp = immediate(1, new Peers(Mode.ROUTE)).backMs().getFirst();
    assertThat(awsvip - moveIp).as("3 s against 1 s").isEqualTo(2_000);
    assertThat(awsvip - ours).isBetween(2_750L, 3_000L);
  }

  /** 50 tokens are there, five come back each second: the 61st stop has to wait 11 / 5 s. */
  @Test
  void nobodyIsFasterThanTheBucketOfStopInstances() {
    ZoneOutcome outcome = immediate(61, new Ours(Mode.SECONDARY_IP));
    assertThat(outcome.never()).isZero();
    assertThat(outcome.backMs().getLast()).isGreaterThan(DETECTED_MS + 2_200);
    int refused = outcome.throttled().getOrDefault("StopInstances", 0);
    assertThat(refused).isPositive();
    assertThat(outcome.calls()).containsEntry("StopInstances", 61 + refused);
  }

  @Test
  void inATornRegionEachVipOfOursIsBackAndPeersGiveUp() {
    ZoneLoss loss = new ZoneLoss(1_000, 1);
    assertThat(loss.run(new Ours(Mode.ENI), Profile.typical()).never()).isZero();
    assertThat(loss.run(new Peers(Mode.SECONDARY_IP), Profile.typical()).never()).isPositive();
  }
}
