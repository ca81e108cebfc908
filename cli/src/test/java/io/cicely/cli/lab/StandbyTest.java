package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Arena.Client;
import io.cicely.cli.drill.check.Outage;
import io.cicely.cli.drill.check.Pings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A monitor with role=Stopped that is wrong costs the VIP's owner nothing. */
@Tag("lab")
@ExtendWith(LabExtension.class)
class StandbyTest {
  /** A VIP that is stopped and started is away for longer; a busy machine's late answer is not. */
  private static final Duration A_RESTART = Duration.ofMillis(500);

  private static final String AGENT = "/usr/lib/ocf/resource.d/cicely/vip";
  private static final String KEPT = "/usr/lib/ocf/resource.d/cicely/.kept";
  private static final String ASKED = "/run/standby-was-asked";

  private final Lab lab;
  private final Trial trial;

  StandbyTest(Lab lab) {
    this.lab = lab;
    this.trial = new Trial(lab);
  }

  /**
   * A way to be wrong, and how long Pacemaker needs to notice.
   *
   * @param words of the shell
   */
  record Wrong(String words, Duration noticed) {}

  static Stream<Wrong> wrongs() {
    return Trial.sample(
        1,
        List.of(
            new Wrong("exit 1", Duration.ofSeconds(4)),
            new Wrong("exit 0", Duration.ofSeconds(4)),
            new Wrong("sleep 40; exit 7", Duration.ofSeconds(34))));
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void aStandbyThatFailsLiesOrHangsCostsTheOwnerNothing(Wrong wrong) {
    String owner = lab.awaitReady(Trial.READY);
    String standby = trial.other(owner);
    // The agent is a link into the package: only its name is replaced.
    trial.must(
        standby,
        """
        rm -f %3$s; mv %1$s %2$s; cat >%1$s <<'AGENT'
        #!/bin/sh
        case $1 in monitor) touch %3$s; %4$s ;; esac
        exec %2$s "$@"
        AGENT
        chmod 755 %1$s
        """
            .formatted(AGENT, KEPT, ASKED, wrong.words()));
    try (Client client = lab.client(Duration.ofMillis(10))) {
      Trial.await(
          "the recurring monitor came round",
          () -> lab.run(standby, Trial.READY, "test", "-e", ASKED).succeeded());
      Trial.sleep(wrong.noticed());
      assertThat(trial.must(owner, "crm_mon -1")).contains("monitor on " + standby);
      assertThat(Outage.in(Pings.of(client.history()).settled()))
          .noneMatch(outage -> outage.length().compareTo(A_RESTART) >= 0);
    } finally {
      trial.must(standby, "mv -f %s %s".formatted(KEPT, AGENT));
      trial.must(owner, "crm_resource --refresh --resource vip --node " + standby);
    }
    assertThat(lab.awaitReady(Trial.READY)).isEqualTo(owner);
  }
}
