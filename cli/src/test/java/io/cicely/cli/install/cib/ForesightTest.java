package io.cicely.cli.install.cib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForesightTest {
  private static final String OUTPUT =
      """
      Current cluster status:
        * Node List:
          * Online: [ adam eva ]

      Transition Summary:
        * Restart    vip        (           adam )  due to resource definition change
        * Start      web        (           adam )
        * Fence (reboot) eva 'peer is no longer part of the cluster'

      Executing Cluster Transition:
        * Resource action: vip             stop on adam
      """;

  private final List<String> actions = Foresight.actions(OUTPUT.lines().toList());

  @Test
  void onlyTheSummaryIsRead() {
    assertThat(actions)
        .containsExactly(
            "Restart vip ( adam ) due to resource definition change",
            "Start web ( adam )",
            "Fence (reboot) eva 'peer is no longer part of the cluster'");
  }

  @Test
  void aRestartOfAVipIsADisturbanceAndAStartIsNone() {
    assertThat(actions)
        .filteredOn(each -> Foresight.disturbs(each, Set.of("vip", "web")))
        .hasSize(1);
    assertThat(Foresight.disturbs("Move vip ( adam -> eva )", Set.of("vip"))).isTrue();
    assertThat(Foresight.disturbs("Stop own ( adam )", Set.of("vip"))).isFalse();
  }
}
