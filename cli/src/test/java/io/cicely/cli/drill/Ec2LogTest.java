package io.cicely.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.history.Ec2Work;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class Ec2LogTest {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void readsCallsAndChangesButNotTheBootThatNobodyWaitsFor() {
    String events =
        """
        [ {"type": "Answered", "at": "2026-01-01T00:00:02Z", "action": "DetachNetworkInterface",
           "result": "OK", "took": "PT0.5S"},
          {"type": "Fired", "at": "2026-01-01T00:00:03Z", "took": "PT1S",
           "transition": {"type": "DetachCompletes", "interfaceId": "eni-1", "forced": false}},
          {"type": "Fired", "at": "2026-01-01T00:00:09Z", "took": "PT8S",
           "transition": {"type": "InstanceRuns", "instanceId": "i-1"}},
          {"type": "GuestHalted", "at": "2026-01-01T00:00:09Z", "instanceId": "i-1"} ]
        """;
    assertThat(Ec2Log.read(events, at -> Duration.between(ORIGIN, at).toMillis() * 1_000_000))
        .containsExactly(
            new Ec2Work("DetachNetworkInterface", 1_500_000_000, 2_000_000_000),
            new Ec2Work("DetachCompletes", 2_000_000_000, 3_000_000_000L));
  }
}
