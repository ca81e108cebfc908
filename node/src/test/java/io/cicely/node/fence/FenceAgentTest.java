package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.InstanceState.Known;
import io.cicely.node.ec2.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FenceAgentTest extends Range {

  @Test
  void offStopsAtOnceAndEndsWhenTheInstanceIsSeenStopped() {
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.STOPPED);
    assertThat(ec2.calls("stop")).containsExactly("stop " + ADAM + " FORCE_SKIPPING_OS_SHUTDOWN");
    assertThat(ec2.calls.getLast()).startsWith("describe");
    assertThat(ec2.calls("start")).isEmpty();
  }

  @Test
  void theFirstLookAfterTheStopIsNotWaitedFor() {
    ec2.looksUntilStopped = 1;
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(clock.pauses).isEmpty();
  }

  @Test
  void aStopThatWasAcceptedButLostIsAskedForAgain() {
    ec2.looksUntilStopped = 30;
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.calls("stop")).hasSizeBetween(2, 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"describe", "stop"})
  void aDenialFailsAtOnceByItsName(String call) {
    ec2.fail(call, DENIED);
    assertThat(fence("-o", "off", "-n", ADAM)).isOne();
    assertThat(err).singleElement().asString().contains("EC2_DENIED", "ec2:StopInstances");
    assertThat(clock.pauses).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Known.class,
      names = {"STOPPED", "TERMINATED"})
  void whatIsOffAlreadyIsOff(Known state) {
    ec2.with(ADAM, state, "adam");
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.calls("stop")).isEmpty();
  }

  @Test
  void whatIsBeingTerminatedIsOnlyWatched() {
    ec2.with(ADAM, Known.SHUTTING_DOWN, "adam");
    clock.inPause(3, () -> ec2.with(ADAM, Known.TERMINATED, "adam"));
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.calls("stop")).isEmpty();
    assertThat(clock.pauses).hasSize(3);
  }

  @Test
  void aSlowStopThatSomeoneElseBeganIsMadeAPowerCut() {
    ec2.with(ADAM, Known.STOPPING, "adam");
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.calls("stop")).containsExactly("stop " + ADAM + " FORCE_SKIPPING_OS_SHUTDOWN");
  }

  @Test
  void rebootAsksForTheStartOnceStoppedAndDoesNotWaitForIt() {
    assertThat(fence("-n", ADAM)).isZero();
    assertThat(ec2.calls.getLast()).isEqualTo("start " + ADAM);
    assertThat(out).containsExactly("Success: Rebooted");
  }

  @Test
  void aStartThatFailsDoesNotUndoTheFencing() {
    ec2.fail("start", DENIED);
    assertThat(fence("-n", ADAM)).isZero();
    assertThat(err).singleElement().asString().contains("cannot start " + ADAM);
  }

  @Test
  void aStartThatFindsNoAnswerHoldsTheClusterUpForSecondsOnly() {
    for (int i = 0; i < 100; i++) {
      ec2.fail("start", DOWN);
    }
    assertThat(fence("-n", ADAM)).isZero();
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void whatIsTerminatedIsNotStartedAgain() {
    ec2.with(ADAM, Known.TERMINATED, "adam");
    assertThat(fence("-n", ADAM)).isZero();
    assertThat(ec2.calls("start")).isEmpty();
  }

  @Test
  void releaseIsAskedForWithTheStopAndBeforeTheStart() {
    assertThat(fence("-n", ADAM, "--release", VIP)).isZero();
    assertThat(ec2.calls.indexOf("detach " + ATTACHMENT))
        .isEqualTo(1 + ec2.calls.indexOf("stop " + ADAM + " FORCE_SKIPPING_OS_SHUTDOWN"))
        .isLessThan(ec2.calls.indexOf("start " + ADAM));
  }

  @Test
  void anotherEniIsNeverTouched() {
    assertThat(fence("-n", ADAM, "--release", "eni-0bbbbbbbbbbbbbbb1")).isZero();
    assertThat(ec2.calls("detach")).isEmpty();
  }

  @Test
  void aReleaseThatIsRefusedEarlyIsAskedForAgainOnceStopped() {
    ec2.fail("detach", new Trouble.Refused("ec2:D", "IncorrectState", "is stopping", ""));
    assertThat(fence("-o", "off", "-n", ADAM, "--release", VIP)).isZero();
    assertThat(ec2.calls("detach")).hasSize(2);
    assertThat(err).isEmpty();
  }

  @Test
  void aReleaseThatIsDeniedIsSaidAndDoesNotUndoTheFencing() {
    Trouble denied = new Trouble.Denied("ec2:DetachNetworkInterface", "U", "not authorized", "");
    ec2.fail("detach", denied, denied);
    assertThat(fence("-n", ADAM, "--release", VIP)).isZero();
    assertThat(err).singleElement().asString().contains("ec2:DetachNetworkInterface is denied");
    assertThat(ec2.calls("start")).hasSize(1);
  }

  @Test
  void statusIsTwoForOff() {
    assertThat(fence("-o", "status", "-n", ADAM)).isZero();
    ec2.with(ADAM, Known.STOPPED, "adam");
    assertThat(fence("-o", "status", "-n", ADAM)).isEqualTo(2);
    assertThat(out).containsExactly("Status: ON", "Status: OFF");
  }

  @Test
  void whatIsOnItsWayDownMayStillRun() {
    ec2.with(ADAM, Known.STOPPING, "adam");
    assertThat(fence("-o", "status", "-n", ADAM)).isZero();
    ec2.with(ADAM, InstanceState.of("hibernating"), "adam");
    assertThat(fence("-o", "status", "-n", ADAM)).isZero();
  }

  @Test
  void aQuestionThatFindsNoAnswerFailsInTime() {
    for (int i = 0; i < 100; i++) {
      ec2.fail("describe", DOWN);
    }
    assertThat(fence("-o", "status", "-n", ADAM)).isOne();
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(16));
    assertThat(err).singleElement().asString().contains("EC2_UNAVAILABLE", "connection reset");
  }

  @Test
  void onReturnsWhenTheInstanceRuns() {
    ec2.with(ADAM, Known.STOPPING, "adam");
    clock.inPause(2, () -> ec2.with(ADAM, Known.STOPPED, "adam"));
    assertThat(fence("-o", "on", "-n", ADAM)).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.RUNNING);
    assertThat(ec2.calls("start")).hasSize(1);
  }

  @Test
  void whatIsTerminatedCannotBePoweredOn() {
    ec2.with(ADAM, Known.TERMINATED, "adam");
    assertThat(fence("-o", "on", "-n", ADAM)).isOne();
  }

  @Test
  void monitorFailsWithoutCredentials() {
    for (int i = 0; i < 100; i++) {
      ec2.fail("identity", new Trouble.NoCredentials("sts:GetCallerIdentity", "none found"));
    }
    assertThat(fence("-o", "monitor")).isOne();
    assertThat(err).singleElement().asString().contains("EC2_NO_CREDENTIALS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "describe", "mayStop", "mayStart"})
  void monitorThatIsNotAnsweredPassesForAsLongAsItsLastProofLasts(String call) {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    for (Trouble trouble : List.of(THROTTLED, DOWN)) {
      clock.sleep(Duration.ofMinutes(80));
      failing(call, trouble);
      assertThat(fence("-o", "monitor", "-n", ADAM)).as("%s", trouble).isZero();
      assertThat(err.removeLast()).contains("It worked less than 3 h ago", trouble.code().name());
    }
    clock.sleep(Duration.ofMinutes(80));
    assertThat(fence("-o", "monitor", "-n", ADAM)).as("no proof by itself").isOne();
    ec2.heal();
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
  }

  @Test
  void aProofIsOneOfThatDeviceAndRegionAlone() {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    failing("describe", THROTTLED);
    assertThat(fence("-o", "monitor", "-n", EVA)).isOne();
    assertThat(fence("-o", "monitor", "-n", ADAM + "," + EVA)).isOne();
    assertThat(fence("-o", "monitor", "-n", ADAM, "--role-arn", "arn:aws:iam::1:role/x")).isOne();
    region = "eu-west-2";
    assertThat(fence("-o", "monitor", "-n", ADAM)).isOne();
    region = "eu-west-1";
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    clock.turnBack(Duration.ofHours(1));
    assertThat(fence("-o", "monitor", "-n", ADAM)).as("from the future").isOne();
  }

  @Test
  void noProofOutlivesARefusal() {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    ec2.fail("mayStop", DENIED);
    assertThat(fence("-o", "monitor", "-n", ADAM)).isOne();
    failing("mayStop", THROTTLED);
    assertThat(fence("-o", "monitor", "-n", ADAM)).isOne();
    ec2.heal();
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    failing("mayStop", THROTTLED);
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    failing("identity", new Trouble.NoCredentials("sts:GetCallerIdentity", "none found"));
    assertThat(fence("-o", "monitor", "-n", ADAM)).isOne();
  }

  private void failing(String call, Trouble trouble) {
    ec2.heal();
    for (int i = 0; i < 100; i++) {
      ec2.fail(call, trouble);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mayStop", "mayStart"})
  void monitorFailsWithoutPermissionToFence(String call) {
    ec2.fail(call, DENIED);
    assertThat(fence("-o", "monitor", "-n", ADAM)).isOne();
    assertThat(err).singleElement().asString().contains("EC2_DENIED");
  }

  @Test
  void monitorFailsWhereTheInstanceIsMissing() {
    assertThat(fence("-o", "monitor", "-n", "i-0bbbbbbbbbbbbbbb1")).isOne();
    assertThat(err).singleElement().asString().contains("INSTANCE_UNKNOWN");
  }

  @Test
  void monitorAsksForItsInstancesOnly() {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    assertThat(ec2.calls("describe"))
        .singleElement()
        .asString()
        .contains("instance-id", ADAM)
        .doesNotContain(EVA);
  }

  @Test
  void aSpotRequestThatIsNotYetDoneWithTheStopIsWaitedForBeforeTheStart() {
    ec2.fail("start", refused("IncorrectSpotRequestState", "not in an appropriate state"));
    assertThat(fence("-n", ADAM)).isZero();
    assertThat(ec2.calls("start")).hasSize(2);
    assertThat(err).isEmpty();
  }

  @Test
  void monitorChangesNothing() {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.RUNNING);
    assertThat(ec2.calls).contains("mayStop " + ADAM).noneMatch(call -> call.startsWith("stop"));
  }

  @Test
  void listNamesEachInstanceAndItsTag() {
    assertThat(fence("-o", "list")).isZero();
    assertThat(fence("-o", "list-status", "-C", ":")).isZero();
    assertThat(out)
        .containsExactly(ADAM + ",adam", EVA + ",eva", ADAM + ":adam:ON", EVA + ":eva:ON");
  }

  @Test
  void delayIsWaitedOutBeforeOffAlone() {
    assertThat(fence("-o", "status", "-n", ADAM, "--delay", "7")).isZero();
    assertThat(clock.pauses).isEmpty();
    ec2.looksUntilStopped = 1;
    assertThat(fence("-o", "off", "-n", ADAM, "--delay", "7")).isZero();
    assertThat(clock.pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void eachRunLeavesALineWithWhatWasSeenAndAsked() throws IOException {
    assertThat(fence("-n", ADAM)).isZero();
    assertThat(Files.readString(folder.resolve("journal.jsonl")))
        .contains("\"agent\":\"fence\"", "\"action\":\"reboot\"", ADAM + " is running")
        .contains("StopInstances " + ADAM, ADAM + " is stopped", "StartInstances " + ADAM);
  }

  @Test
  void aJournalThatCannotBeWrittenDoesNotFailTheFencing() throws IOException {
    Files.createDirectory(folder.resolve("journal.jsonl"));
    assertThat(fence("-n", ADAM)).isZero();
  }
}
