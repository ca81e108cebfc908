package io.cicely.cli.bench.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ZoneOutcomeTest {
  private static ZoneOutcome outcome(int clusters, Long... backMs) {
    return new ZoneOutcome(
        "cicely", "eni", clusters, List.of(backMs), new TreeMap<>(), new TreeMap<>());
  }

  @Test
  void sharesAreOfAllClustersNotOfThoseThatCameBack() {
    ZoneOutcome outcome = outcome(4, 3_000L, 1_000L, 2_000L);
    assertThat(outcome.backMs(0.25)).contains(1_000L);
    assertThat(outcome.backMs(0.5)).contains(2_000L);
    assertThat(outcome.backMs(1)).isEmpty();
    assertThat(outcome.never()).isOne();
    assertThat(outcome.row()).contains("2.0 s", "-", "1");
  }
}
