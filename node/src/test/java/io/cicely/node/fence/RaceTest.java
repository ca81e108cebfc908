package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState.Known;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of two nodes that fence each other, the one that was hit first must not hit back. */
class RaceTest extends Range {

  @ParameterizedTest
  @EnumSource(
      value = Known.class,
      names = {"STOPPING", "SHUTTING_DOWN"})
  void aMachineThatIsItselfBeingStoppedDoesNotShootBack(Known own) {
    ec2.with(EVA, own, "eva");
    assertThat(fence("-o", "reboot", "-n", ADAM)).isOne();
    assertThat(ec2.calls("stop")).isEmpty();
    assertThat(err).singleElement().asString().contains("OWN_INSTANCE_STOPPING", EVA);
  }

  @Test
  void aMachineThatIsHitWhileItIsStillAskingStopsAsking() {
    ec2.fail("stop", Collections.nCopies(50, THROTTLED));
    clock.inPause(3, () -> ec2.with(EVA, Known.STOPPING, "eva"));
    assertThat(fence("-o", "off", "-n", ADAM)).isOne();
    assertThat(ec2.calls("stop")).hasSize(3);
    assertThat(ec2.state(ADAM)).isEqualTo(Known.RUNNING);
  }

  @Test
  void aMachineThatIsHitAfterItsOwnStopWasAcceptedReportsWhatItSees() {
    clock.inPause(1, () -> ec2.with(EVA, Known.STOPPING, "eva"));
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
  }

  @Test
  void ofSeveralPlugsOneThatIsNotYetAskedForIsSpared() {
    ec2.with(CAIN, Known.PENDING, "cain");
    ec2.unstoppable.put(CAIN, refused("IncorrectInstanceState", "is pending"));
    clock.inPause(1, () -> ec2.with(EVA, Known.STOPPING, "eva"));
    assertThat(fence("-o", "off", "-n", ADAM + "," + CAIN)).isOne();
    assertThat(ec2.calls("stop " + CAIN)).hasSize(2);
  }

  @Test
  void aMachineOutsideEc2Fences() {
    self = Optional.empty();
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
  }
}
