package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may pass is waited out, however long: an agent that gives up burns one of ten attempts. */
class PatienceTest extends Range {

  @ParameterizedTest
  @ValueSource(strings = {"describe", "stop"})
  void whatMayPassIsTriedUntilItHasPassed(String call) {
    for (int i = 0; i < 200; i++) {
      ec2.fail(call, i % 2 == 0 ? DOWN : THROTTLED);
    }
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.STOPPED);
    assertThat(clock.elapsed()).isGreaterThan(Duration.ofSeconds(60));
  }

  @Test
  void aCallWithoutAnAnswerIsRepeatedAtGrowingIntervalsUpToASecond() {
    ec2.looksUntilStopped = 1;
    ec2.fail("describe", Collections.nCopies(10, DOWN));
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    List<Duration> expected = new ArrayList<>();
    for (long nanos :
        new long[] {100_000_000, 150_000_000, 225_000_000, 337_500_000, 506_250_000}) {
      expected.add(Duration.ofNanos(nanos));
    }
    expected.add(Duration.ofNanos(759_375_000));
    expected.addAll(Collections.nCopies(4, Duration.ofSeconds(1)));
    assertThat(clock.pauses).isEqualTo(expected);
  }

  @Test
  void throttledItAsksLessAndLessOften() {
    ec2.looksUntilStopped = 1;
    ec2.fail("describe", Collections.nCopies(40, THROTTLED));
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(clock.pauses.getFirst()).isBetween(Duration.ofMillis(125), Duration.ofMillis(375));
    assertThat(clock.pauses.subList(30, 40))
        .allMatch(pause -> pause.compareTo(Duration.ofSeconds(4)) >= 0);
    assertThat(clock.pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(12)) <= 0);
  }

  @Test
  void pollsAtGrowingIntervalsUpToASecond() {
    ec2.looksUntilStopped = 12;
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(clock.pauses.getFirst()).isEqualTo(Duration.ofMillis(100));
    assertThat(clock.pauses.getLast()).isEqualTo(Duration.ofSeconds(1));
    assertThat(clock.pauses).isSorted();
  }

  @Test
  void aDescribeThatIsThrottledAfterTheStopDoesNotUndoIt() {
    clock.inPause(1, () -> ec2.fail("describe", Collections.nCopies(20, THROTTLED)));
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.STOPPED);
  }

  @Test
  void anInstanceThatIsPendingIsStoppedOnceEc2LetsIt() {
    ec2.with(ADAM, Known.PENDING, "adam");
    ec2.fail("stop", refused("IncorrectInstanceState", "pending"));
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.calls("stop")).hasSize(2);
  }

  @Test
  void theNameIsLookedUpUntilEc2Answers() {
    ec2.fail("describe", Collections.nCopies(50, DOWN));
    assertThat(fence("-o", "off", "-n", "adam")).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.STOPPED);
  }
}
