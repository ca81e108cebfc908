package io.cicely.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.spec.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Figure figure(String contender, Long... runs) {
    return new Figure(Mode.ENI, contender, "none", "crash, outage", "ms", List.of(runs));
  }

  @Test
  void theMedianIsTheMiddleValueOrTheMeanOfTheTwo() {
    assertThat(figure("cicely", 5L, 1L, 3L).median()).isEqualTo(3);
    assertThat(figure("cicely", 4L, 1L, 3L, 100L).median()).isEqualTo(3);
  }

  @Test
  void aFigureThatWasNeverMeasuredIsNone() {
    assertThatThrownBy(() -> figure("cicely")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void othersAreShownAsARatioToOurs() {
    List<List<String>> rows =
        Report.rows(List.of(figure("cicely", 100L), figure("poc", 1_700L), figure("x", 50L)));
    assertThat(rows).extracting(List::getLast).containsExactly("x ours", "", "17.0", "0.5");
  }

  @Test
  void aRatioNeedsTheSameQuantityAtTheSameLatency() {
    Figure other = new Figure(Mode.ENI, "poc", "typical", "crash, outage", "ms", List.of(9L));
    assertThat(Report.rows(List.of(figure("cicely", 1L), other)).getLast().getLast()).isEmpty();
  }
}
