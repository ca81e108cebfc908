package io.cicely.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.spec.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromisesTest {
  private static Figure figure(String contender, String what, Long... runs) {
    return new Figure(Mode.ENI, contender, "none", what, "ms", List.of(runs));
  }

  @Test
  void eachPromiseIsHeldAgainstTheMedian() {
    List<Promises.Promise> promises =
        Promises.of(
            List.of(
                figure("cicely", "planned move, outage", 700L, 710L, 5_000L),
                figure("cicely", "crash, outage", 3_000L, 5_000L, 4_001L),
                figure("cicely", "monitor, CPU", 30L),
                figure("java", "hello, CPU", 40L)));
    assertThat(promises)
        .extracting(Promises.Promise::text)
        .containsExactly(
            "kept: eni, planned move, outage, latency none, median of 3: 710 ms,"
                + " at most 1000 promised",
            "BROKEN: eni, crash, outage, latency none, median of 3: 4001 ms, at most 4000 promised",
            "kept: monitor, CPU: 0.75 x a Java hello, at most 2 promised");
  }

  @Test
  void whatIsMappedMovesWithoutAGapAndCostsACallAMinute() {
    List<Promises.Promise> promises =
        Promises.of(
            List.of(
                new Figure(
                    Mode.ROUTE, "cicely", "none", "planned move, outage", "ms", List.of(0L, 60L)),
                new Figure(
                    Mode.ROUTE, "cicely", "none", Bench.CALLS_AN_HOUR, "calls", List.of(61L))));
    assertThat(promises).extracting(Promises.Promise::kept).containsExactly(true, false);
  }

  @Test
  void withEc2sLatencyItIsTheOverheadThatCounts() {
    List<Figure> figures =
        List.of(
            typical(Mode.ROUTE, "planned move, outage", 900L),
            typical(Mode.ROUTE, "planned move, overhead", 51L),
            typical(Mode.ENI, "planned move, overhead", 700L),
            typical(Mode.ENI, "crash, overhead", 599L));
    assertThat(Promises.of(figures))
        .extracting(Promises.Promise::text)
        .containsExactly(
            "BROKEN: route, planned move, overhead, latency typical, median of 1: 51 ms,"
                + " at most 50 promised",
            "kept: eni, crash, overhead, latency typical, median of 1: 599 ms,"
                + " at most 600 promised");
  }

  @Test
  void manyTogetherAreHeldAgainstOneOfTheirMode() {
    List<Figure> figures =
        List.of(
            typical(Mode.ROUTE, "crash, outage", 1L),
            typical(Mode.ENI, "crash, outage", 20_000L),
            typical(Mode.ENI, "crash of 14 VIPs together, outage", 60_001L));
    assertThat(Promises.of(figures))
        .extracting(Promises.Promise::text)
        .containsExactly(
            "BROKEN: eni, crash of 14 VIPs together, outage, latency typical, median of 1:"
                + " 60001 ms, at most 60000 promised");
  }

  private static Figure typical(Mode mode, String what, long value) {
    return new Figure(mode, "cicely", "typical", what, "ms", List.of(value));
  }

  @Test
  void ofWhatWasNotMeasuredNothingIsSaid() {
    assertThat(Promises.of(List.of(figure("poc", "crash, outage", 20_000L)))).isEmpty();
  }
}
