package io.cicely.cli.plan.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import io.cicely.sim.latency.Profile;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PredictionTest {
  private static final String FAST = "corosync: { profile: fast }";

  private final Latencies none = new Latencies(new TreeMap<>());

  private static Latencies typical() {
    SortedMap<String, Duration> medians = new TreeMap<>();
    Profile.typical()
        .figures()
        .forEach((name, figure) -> medians.put(name, figure.distribution().median()));
    return new Latencies(medians);
  }

  private static Prediction of(String file, String owner, Latencies ec2) {
    ClusterSpec spec = Examples.good(file);
    return Prediction.of(spec, spec.vips().getFirst(), owner, ec2);
  }

  private static String fast(String mode) {
    return Examples.text(mode).replaceAll("corosync: .*", FAST);
  }

  @Test
  void withoutEc2AFailoverIsWhatWasMeasuredWithinAFifth() {
    assertThat(of(fast("design"), "eva", none).failoverTime().toMillis())
        .isBetween(3_410L * 8 / 10, 3_410L * 12 / 10);
    assertThat(of(fast("design"), "eva", none).moveTime().toMillis())
        .isBetween(720L * 8 / 10, 720L * 12 / 10);
  }

  @Test
  void theSurvivorIsFencedLater() {
    Prediction adam = of(fast("design"), "adam", none);
    Prediction eva = of(fast("design"), "eva", none);
    assertThat(adam.failoverTime()).isEqualTo(eva.failoverTime().plusSeconds(3));
    assertThat(adam.moveTime()).isEqualTo(eva.moveTime());
  }

  @Test
  void detectionIsTokenAndConsensusAndGrowsWithTheNodes() {
    assertThat(of(Examples.text("design"), "eva", none).failover())
        .extracting(Prediction.Term::time)
        .startsWith(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(of(Examples.text("zones"), "b.example.com", none).failover())
        .extracting(Prediction.Term::time)
        .startsWith(Duration.ofMillis(3_650), Duration.ofMillis(4_380));
  }

  @Test
  void aMappedVipMovesInEc2sSwitchAndAnEniByDetachAndAttach() {
    assertThat(of(Examples.text("secondary-ip"), "eva", typical()).moveTime())
        .isLessThan(Duration.ofMillis(100));
    assertThat(of(Examples.text("design"), "eva", typical()).moveTime())
        .isGreaterThan(Duration.ofSeconds(7));
  }

  @Test
  void everyTermCountsOnce() {
    Prediction eva = of(Examples.text("design"), "eva", typical());
    assertThat(eva.failover()).extracting(Prediction.Term::what).doesNotHaveDuplicates();
    assertThat(eva.failoverTime())
        .isEqualTo(
            eva.failover().stream()
                .map(Prediction.Term::time)
                .reduce(Duration.ZERO, Duration::plus));
  }

  @Test
  void aFenceAgentThatWaitsForTheGuestCostsTheGrace() {
    String aws = Examples.text("design").replace("agent: cicely", "agent: aws");
    assertThat(of(aws, "eva", typical()).failoverTime())
        .isGreaterThan(
            of(Examples.text("design"), "eva", typical()).failoverTime().plusSeconds(60));
  }
}
