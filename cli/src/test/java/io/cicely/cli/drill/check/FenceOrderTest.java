package io.cicely.cli.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FenceOrderTest {
  private static final String CONFIRMED =
      "1795386000.250000 eva pacemaker-fenced[301]: notice: Operation 'reboot' targeting adam"
          + " by eva for pacemaker-controld.305@eva: OK (Done)";

  private static String start(String at) {
    return at
        + " eva pacemaker-controld[305]: notice: Requesting local execution of start operation for"
        + " vip on eva";
  }

  @Test
  void aStartAfterConfirmedFencingIsRight() {
    List<String> log = List.of(CONFIRMED, start("1795386000.300000"));
    assertThat(FenceOrder.of(log, "adam", "vip")).isEmpty();
  }

  @Test
  void aStartBeforeFencingIsConfirmedIsWrong() {
    List<String> log = List.of(start("1795386000.100000"), CONFIRMED);
    assertThat(FenceOrder.of(log, "adam", "vip")).singleElement().asString().contains("0.150 s");
  }

  @Test
  void theTimeOfConfirmedFencingIsRead() {
    assertThat(FenceOrder.confirmed(List.of(start("1.0"), CONFIRMED), "adam"))
        .hasValue(1_795_386_000.25);
    assertThat(FenceOrder.confirmed(List.of(CONFIRMED), "eva")).isEmpty();
  }

  @Test
  void aLogThatShowsNoFencingOrNoStartProvesNothing() {
    assertThat(FenceOrder.of(List.of(start("1.0")), "adam", "vip")).isNotEmpty();
    assertThat(FenceOrder.of(List.of(CONFIRMED), "adam", "vip")).isNotEmpty();
    assertThat(FenceOrder.of(List.of(CONFIRMED, start("2.0")), "eva", "vip")).isNotEmpty();
  }
}
