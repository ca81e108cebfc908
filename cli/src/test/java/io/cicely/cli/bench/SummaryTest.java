package io.cicely.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.spec.Mode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final List<Figure> FIGURES =
      List.of(
          ms("cicely", "planned move, outage", 0, 10, 20),
          ms("awsvip+IPaddr2", "planned move, outage", 3_000),
          ms("cicely", "crash, outage", 3_000),
          ms("cicely", "crash, EC2 busy", 100),
          ms("cicely", "crash of 49 VIPs together, outage", 7_500));

  private static Figure ms(String contender, String what, long... runs) {
    List<Long> values = Arrays.stream(runs).boxed().toList();
    return new Figure(Mode.SECONDARY_IP, contender, "none", what, "ms", values);
  }

  @Test
  void oursStandsBesideThePeers() {
    assertThat(Summary.of(FIGURES, "two cores"))
        .contains(
            "all in one run: two cores\n",
            "| secondary-ip | planned move, outage | none | 10 (0 to 20; 3) | awsvip+IPaddr2"
                + " | 3000 (3000 to 3000; 1) | 300.0 |\n",
            "| secondary-ip | crash, outage | none | 3000 (3000 to 3000; 1) |  | not measured |  |")
        .doesNotContain("EC2 busy");
  }

  @Test
  void manyStandBesideOne() {
    assertThat(Summary.of(FIGURES, ""))
        .contains(
            "| secondary-ip | crash of 49 VIPs together, outage | none | 7500 (7500 to 7500; 1)"
                + " | 3000 (3000 to 3000; 1) | 2.5 |\n");
  }
}
