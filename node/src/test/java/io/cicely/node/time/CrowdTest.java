package io.cicely.node.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CrowdTest {
  private final Crowd crowd = new Crowd();

  @Test
  void inPeaceThereIsNoPause() {
    crowd.admitted();
    assertThat(crowd.leastPause()).isZero();
  }

  @Test
  void pausesGrowByAQuarterWithEachRefusalAndShrinkByAQuarterWithEachCall() {
    crowd.refused();
    assertAround(250);
    crowd.refused();
    assertAround(312);
    crowd.admitted();
    assertThat(crowd.leastPause()).as("less than the first is none").isZero();
    for (int i = 0; i < 50; i++) {
      crowd.refused();
    }
    assertAround(8_000);
    crowd.admitted();
    assertAround(6_000);
  }

  @Test
  void machinesThatWereRefusedTogetherGetOutOfStepTheSameWayEachTime() {
    List<Duration> pauses =
        Stream.of("i-0aaaaaaaaaaaaaaa1", "i-0aaaaaaaaaaaaaaa2", "i-0aaaaaaaaaaaaaaa3")
            .map(CrowdTest::firstPause)
            .toList();
    assertThat(pauses).doesNotHaveDuplicates();
    assertThat(firstPause("i-0aaaaaaaaaaaaaaa1")).isEqualTo(pauses.getFirst());
    assertThat(pauses.get(0).minus(pauses.get(1)).abs()).isGreaterThan(Duration.ofMillis(10));
  }

  private static Duration firstPause(String machine) {
    Crowd crowd = new Crowd();
    crowd.seenBy(machine);
    crowd.refused();
    return crowd.leastPause();
  }

  private void assertAround(long ms) {
    List<Long> pauses =
        Stream.generate(() -> crowd.leastPause().toMillis()).limit(100).sorted().toList();
    assertThat(pauses.getFirst()).isBetween(ms / 2, ms * 6 / 10);
    assertThat(pauses.getLast()).isBetween(ms * 14 / 10, ms * 3 / 2);
  }
}
