package io.cicely.cli.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.history.Ec2Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ec2TimeTest {
  private static final Outage FROM_10_TO_30 = new Outage(10, Duration.ofNanos(20), "adam", "eva");

  @Test
  void whatOverlapsCountsOnceAndWhatLiesOutsideNotAtAll() {
    assertThat(
            Ec2Time.within(
                List.of(FROM_10_TO_30),
                List.of(
                    new Ec2Work("late", 28, 40),
                    new Ec2Work("early", 5, 12),
                    new Ec2Work("inside", 15, 22),
                    new Ec2Work("within the last", 16, 20),
                    new Ec2Work("before", 1, 9),
                    new Ec2Work("after", 30, 35))))
        .isEqualTo(Duration.ofNanos(2 + 7 + 2));
  }

  @Test
  void aCallThatOutlastsTheOutageIsAllOfItAndNoMore() {
    assertThat(Ec2Time.within(List.of(FROM_10_TO_30), List.of(new Ec2Work("all", 0, 99))))
        .isEqualTo(Duration.ofNanos(20));
  }
}
