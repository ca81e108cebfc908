package io.cicely.cli.bench.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.sim.latency.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BotocoreTest {
  private final VirtualTime time = new VirtualTime();
  private final Region region = new Region(time, Profile.none(), 1);
  private int calls;

  @Test
  void aThrottledCallIsTriedFiveTimesAfterAShareOf1And2And4And8Seconds() {
    PairEc2 ec2 =
        new PairEc2(
            region, new Holding(region, new Pair(1)), new Patience(time, Duration.ofDays(1)));
    time.begin(Duration.ZERO, () -> Botocore.LEGACY.call(ec2, this::throttled));
    time.run(Duration.ofDays(1));
    assertThat(calls).isEqualTo(5);
    assertThat(time.now()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(15));
  }

  private Answer<String> throttled() {
    calls++;
    return new Answer.Not<>(new Trouble.Throttled("", Region.THROTTLED, "", ""));
  }
}
