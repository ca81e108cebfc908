package io.cicely.node.fence;

import static io.cicely.node.fence.FakeEc2.held;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState.Known;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One device with two plugs of one node: pcmk_host_map="adam:i-1,i-3". */
class SeveralPlugsTest extends Range {
  private static final String BOTH = ADAM + "," + CAIN;

  @BeforeEach
  void aThirdNode() {
    ec2.with(CAIN, Known.RUNNING, "cain");
  }

  @Test
  void offAsksForAllBeforeItWaitsAndSeesEachOff() {
    assertThat(fence("-o", "off", "-n", BOTH)).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.STOPPED);
    assertThat(ec2.state(CAIN)).isEqualTo(Known.STOPPED);
    assertThat(ec2.calls.subList(1, 3))
        .containsExactly(
            "stop " + ADAM + " FORCE_SKIPPING_OS_SHUTDOWN",
            "stop " + CAIN + " FORCE_SKIPPING_OS_SHUTDOWN");
    assertThat(out).containsExactly(ADAM + ": stopped", CAIN + ": stopped", "Success: Powered OFF");
  }

  @Test
  void offIsNotDoneBeforeTheLastIsSeenOff() {
    ec2.with(CAIN, Known.SHUTTING_DOWN, "cain");
    clock.inPause(9, () -> ec2.with(CAIN, Known.TERMINATED, "cain"));
    assertThat(fence("-o", "off", "-n", BOTH)).isZero();
    assertThat(clock.pauses).hasSize(9);
    assertThat(out).startsWith(ADAM + ": stopped", CAIN + ": terminated");
  }

  @Test
  void oneThatEc2RefusesFailsTheWholeAndTheOthersWereAskedForAllTheSame() {
    ec2.unstoppable.put(ADAM, refused("OperationNotPermitted", "Modify its 'disableApiStop'"));
    assertThat(fence("-o", "off", "-n", BOTH)).isOne();
    assertThat(ec2.state(CAIN)).isNotEqualTo(Known.RUNNING);
    assertThat(err)
        .singleElement()
        .asString()
        .contains("Cannot power off all of " + ADAM + ", " + CAIN)
        .contains(ADAM + ": ec2:StopInstances was refused", CAIN + ": running")
        .contains("INSTANCE_PROTECTED", "--no-disable-api-stop");
  }

  @Test
  void oneThatEc2NeverKnewFailsTheWhole() {
    assertThat(fence("-o", "off", "-n", "i-0bbbbbbbbbbbbbbb1," + CAIN)).isOne();
    assertThat(ec2.calls("stop " + CAIN)).hasSize(1);
    assertThat(err).singleElement().asString().contains("INSTANCE_UNKNOWN");
  }

  @Test
  void rebootReleasesFromWhicheverHoldsItAndStartsAll() {
    ec2.with(CAIN, Known.RUNNING, "cain", held("eni-0bbbbbbbbbbbbbbb1", 1));
    assertThat(fence("-n", BOTH, "--release", VIP + ",eni-0bbbbbbbbbbbbbbb1")).isZero();
    assertThat(ec2.calls("detach"))
        .contains("detach " + ATTACHMENT, "detach eni-attach-0bbbbbbbbbbbbbbb1");
    assertThat(ec2.calls("start")).containsExactly("start " + ADAM, "start " + CAIN);
  }

  @Test
  void onStartsAll() {
    ec2.with(ADAM, Known.STOPPED, "adam").with(CAIN, Known.STOPPED, "cain");
    assertThat(fence("-o", "on", "-n", BOTH)).isZero();
    assertThat(out).containsExactly(ADAM + ": running", CAIN + ": running", "Success: Powered ON");
  }

  @Test
  void theNodeIsOnWhileOneOfItsPlugsIs() {
    ec2.with(ADAM, Known.STOPPED, "adam");
    assertThat(fence("-o", "status", "-n", BOTH)).isZero();
    assertThat(out).containsExactly(ADAM + ": OFF", CAIN + ": ON", "Status: ON");
    ec2.with(CAIN, Known.STOPPED, "cain");
    assertThat(fence("-o", "status", "-n", BOTH)).isEqualTo(2);
    assertThat(out).endsWith("Status: OFF");
  }

  @Test
  void monitorProvesEachAndNamesTheOneThatIsMissing() {
    assertThat(fence("-o", "monitor", "-n", BOTH)).isZero();
    assertThat(ec2.calls("may"))
        .containsExactly(
            "mayStop " + ADAM, "mayStart " + ADAM, "mayStop " + CAIN, "mayStart " + CAIN);
    assertThat(fence("-o", "monitor", "-n", ADAM + ",i-0bbbbbbbbbbbbbbb1")).isOne();
    assertThat(err)
        .singleElement()
        .asString()
        .contains("Cannot fence i-0bbbbbbbbbbbbbbb1:", "INSTANCE_UNKNOWN");
  }

  @Test
  void listShowsTheWholeDeviceWhateverThePlugs() {
    assertThat(fence("-o", "list", "-n", BOTH)).isZero();
    assertThat(out).containsExactly(ADAM + ",adam", EVA + ",eva", CAIN + ",cain");
  }

  @Test
  void aPlugThatIsNamedTwiceIsOne() {
    assertThat(fence("-o", "off", "-n", "adam," + ADAM + ", adam,")).isZero();
    assertThat(ec2.calls("stop")).hasSize(1);
    assertThat(out).containsExactly("Success: Powered OFF");
  }

  @Test
  void aNameThatHasACommaNeedsAnotherSeparator() {
    ec2.with(CAIN, Known.RUNNING, "cain, the elder");
    assertThat(fence("-o", "off", "-n", "cain, the elder;adam", "--plug-separator=;")).isZero();
    assertThat(out).startsWith(CAIN + ": stopped", ADAM + ": stopped");
  }

  @Test
  void pacemakersLinesAreReadTheSame() {
    assertThat(Order.of(Input.ofLines(List.of("action=off", "plug=" + BOTH))).plugs())
        .containsExactly(ADAM, CAIN);
  }
}
