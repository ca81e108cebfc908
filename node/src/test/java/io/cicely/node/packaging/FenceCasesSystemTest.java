package io.cicely.node.packaging;

import static io.cicely.node.packaging.Ec2OnLoopback.ADAM;
import static io.cicely.node.packaging.Ec2OnLoopback.ENI;
import static io.cicely.node.packaging.Ec2OnLoopback.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.packaging.Debian.Said;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The installed agent where fencing is not plain sailing. */
@Tag("system")
final class FenceCasesSystemTest extends FenceSystem {

  @Test
  void anInstanceIsNamedByAnyTagAndItsSuccessorTakesTheNameOver() throws Exception {
    String old = ec2.tell("launch abel t3.medium on-demand");
    assertThat(fence("action=off", "nodename=abel").code()).isZero();
    assertThat(ec2.tell("power " + old)).isEqualTo("stopped");
    ec2.tell("terminate " + old);
    String successor = ec2.tell("launch abel t3.medium on-demand");
    assertThat(fence("action=off", "plug=abel", "tag=Name").code()).isZero();
    assertThat(ec2.tell("power " + successor)).isEqualTo("stopped");
    String twin = ec2.tell("launch abel t3.medium on-demand");
    Said ambiguous = fence("action=off", "plug=abel");
    assertThat(ambiguous.code()).isEqualTo(1);
    assertThat(ambiguous.err())
        .contains("INSTANCE_UNKNOWN", successor + " (stopped)", twin + " (running)");
    ec2.tell("terminate " + successor);
    ec2.tell("terminate " + twin);
  }

  @Test
  void severalPlugsAreAllOffAndEachIsReported() throws Exception {
    String other = ec2.tell("launch cain t3.medium on-demand");
    String both = "plug=" + EVA + "," + other;
    assertThat(fence("action=off", both).out())
        .isEqualTo("%s: stopped\n%s: stopped\nSuccess: Powered OFF\n".formatted(EVA, other));
    assertThat(fence("action=status", both).code()).isEqualTo(2);
    assertThat(fence("action=on", "plug=" + EVA).code()).isZero();
    Said half = fence("action=status", both);
    assertThat(half.code()).isZero();
    assertThat(half.out()).isEqualTo("%s: ON\n%s: OFF\nStatus: ON\n".formatted(EVA, other));
    assertThat(fence("action=monitor", both).code()).isZero();
    assertThat(fence("action=monitor", both + ",i-0ddddddddddddddd9").code()).isEqualTo(1);
    ec2.tell("terminate " + other);
    assertThat(fence("action=off", both).out()).contains(other + ": terminated");
  }

  @Test
  void stopProtectionIsSaidAtOnceWithTheRemedy() throws Exception {
    ec2.tell("protect " + EVA + " true");
    Said said = fence("plug=" + EVA);
    ec2.tell("calls");
    Said monitor = fence("action=monitor", "plug=" + EVA);
    ec2.tell("protect " + EVA + " false");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains("INSTANCE_PROTECTED", "--no-disable-api-stop --instance-id " + EVA);
    assertThat(monitor.code()).isEqualTo(1);
    assertThat(monitor.err()).contains("INSTANCE_PROTECTED");
  }

  @Test
  void aOneTimeSpotInstanceIsRefusedByItsNameUntilItIsTerminated() throws Exception {
    String spot = ec2.tell("launch spot t3.medium one-time");
    Said said = fence("plug=" + spot);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains("INSTANCE_UNSTOPPABLE", "aws ec2 terminate-instances --instance-ids " + spot);
    ec2.tell("terminate " + spot);
    assertThat(fence("plug=" + spot).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"t3.medium persistent", "t2.micro on-demand"})
  void aPersistentSpotInstanceAndAXenTypeAreFencedLikeAnyOther(String kind) throws Exception {
    String id = ec2.tell("launch cain " + kind);
    assertThat(fence("action=monitor", "plug=" + id).code()).isZero();
    assertThat(fence("action=off", "plug=" + id).code()).isZero();
    assertThat(ec2.tell("power " + id)).isEqualTo("stopped");
    ec2.tell("terminate " + id);
  }

  @Test
  void whatIsStoppingTerminatingOrTerminatedIsSeenOff() throws Exception {
    String id = ec2.tell("launch cain t3.medium on-demand");
    ec2.tell("stick InstanceStops");
    ec2.tell("stop " + id);
    assertThat(ec2.tell("power " + id)).isEqualTo("stopping");
    seenOffOnceHealed(id);
    ec2.tell("start " + id);
    ec2.tell("stick InstanceTerminates");
    ec2.tell("terminate " + id);
    assertThat(ec2.tell("power " + id)).isEqualTo("shutting-down");
    seenOffOnceHealed(id);
    assertThat(fence("plug=" + id).code()).as("terminated").isZero();
  }

  private static void seenOffOnceHealed(String id) throws Exception {
    CompletableFuture<Said> fencing = fencing("action=off", "plug=" + id);
    awaitCalls(3);
    assertThat(fencing).isNotDone();
    ec2.tell("heal");
    assertThat(fencing.join().code()).isZero();
  }

  /** Lets the agent go on until it has made so many calls more. */
  private static void awaitCalls(int number) throws Exception {
    Clock clock = Clock.system();
    Deadline deadline = Deadline.after(clock, Duration.ofSeconds(30));
    Waits waits = new Waits(clock, Duration.ofMillis(50), Duration.ofMillis(200));
    int calls = 0;
    while (calls < number) {
      assertThat(waits.pause(deadline)).as(calls + " calls in 30 s").isTrue();
      calls += (int) ec2.tell("calls").chars().filter(each -> each == ' ').count();
    }
  }

  @Test
  void whatAMonitorSawIsOffOnceEc2ForgotIt() throws Exception {
    String id = ec2.tell("launch cain t3.medium on-demand");
    assertThat(fence("action=monitor", "plug=" + id).code()).isZero();
    ec2.tell("terminate " + id);
    ec2.tell("forget " + id);
    assertThat(fence("plug=" + id).code()).isZero();
    assertThat(fence("action=status", "plug=" + id).code()).isEqualTo(2);
    assertThat(fence("action=on", "plug=" + id).err()).contains("EC2 no longer knows it");
  }

  @Test
  void anInstanceThatIsPendingIsStoppedOnceEc2LetsIt() throws Exception {
    ec2.tell("stick InstanceRuns");
    String id = ec2.tell("launch cain t3.medium on-demand");
    seenOffOnceHealed(id);
    assertThat(ec2.tell("power " + id)).isEqualTo("stopped");
    ec2.tell("terminate " + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"StopInstances", "DescribeInstances"})
  void aThrottledAgentGoesOnUntilItIsKilledOrEc2Answers(String call) throws Exception {
    ec2.tell("fail " + call + " 0 throttle");
    Said killed = machine.run(ec2.variables() + "timeout -s KILL 5 fence_cicely -o off -n " + EVA);
    assertThat(killed.code()).as("killed, not ended").isEqualTo(137);
    assertThat(Integer.parseInt(ec2.tell("hits"))).isBetween(5, 20);
    CompletableFuture<Said> fencing = fencing("action=off", "plug=" + EVA);
    awaitCalls(4);
    ec2.tell("heal");
    assertThat(fencing.join().code()).isZero();
    assertThat(status()).isEqualTo(2);
  }

  @Test
  void aQuestionThatIsThrottledIsAnsweredSo() throws Exception {
    ec2.tell("fail DescribeInstances 0 throttle");
    Said said = fence("action=status", "plug=" + EVA);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("EC2_THROTTLED", "RequestLimitExceeded");
  }

  @Test
  void aThrottledMonitorFailsOnlyADeviceThatHasNotWorkedYet() throws Exception {
    String[] monitor = {"action=monitor", "plug=" + EVA};
    machine.run("rm -f /var/log/cicely/journal.jsonl*");
    ec2.tell("fail StopInstances 0 throttle");
    Said unproven = fence(monitor);
    assertThat(unproven.code()).isEqualTo(1);
    assertThat(unproven.err()).contains("EC2_THROTTLED", "RequestLimitExceeded");
    ec2.tell("heal");
    assertThat(fence(monitor)).isEqualTo(new Said(0, "", ""));
    ec2.tell("fail StopInstances 0 throttle");
    Said proven = fence(monitor);
    assertThat(proven.code()).isZero();
    assertThat(proven.err()).contains("It worked less than 3 h ago", "EC2_THROTTLED");
    ec2.tell("heal");
    ec2.tell("allow ec2:DescribeInstances");
    assertThat(fence(monitor).err()).contains("EC2_DENIED", "ec2:StopInstances");
  }

  @Test
  void aMachineThatIsItselfBeingStoppedRefuses() throws Exception {
    ec2.tell("stick InstanceStops");
    ec2.tell("stop " + ADAM);
    Said said = fence("plug=" + EVA);
    ec2.tell("heal");
    ec2.tell("start " + ADAM);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("OWN_INSTANCE_STOPPING", ADAM);
    assertThat(ec2.tell("power " + EVA)).isEqualTo("running");
  }

  @Test
  void metadataThatHangsHoldsNobodyUpWhoHasKeysAndARegion() throws Exception {
    ec2.tell("imds hang");
    String keys =
        "rm -f /run/cicely/instance; export AWS_ACCESS_KEY_ID=AKIAOPERATOR "
            + "AWS_SECRET_ACCESS_KEY=secret AWS_REGION=eu-west-1; ";
    Said said =
        machine.run(ec2.variables() + keys + "timeout -s KILL 20 fence_cicely -o off -n " + EVA);
    assertThat(said.code()).as(said.toString()).isZero();
  }

  @Test
  void validateAllNamesEachMissingPermission() throws Exception {
    ec2.tell("attach " + EVA + " 1");
    String[] device = {"action=validate-all", "plug=" + EVA, "release=" + ENI};
    assertThat(fence(device)).isEqualTo(new Said(0, "", ""));
    ec2.tell("allow ec2:DescribeInstances");
    Said said = fence(device);
    assertThat(said.code()).isEqualTo(1);
    String arn = "arn:aws:ec2:eu-west-1:123456789012:";
    assertThat(said.err().lines())
        .satisfiesExactlyInAnyOrder(
            line -> missing(line, "ec2:StopInstances on " + arn + "instance/" + EVA),
            line -> missing(line, "ec2:StartInstances on " + arn + "instance/" + EVA),
            line -> missing(line, "ec2:DescribeNetworkInterfaces on *"),
            line ->
                missing(line, "ec2:DetachNetworkInterface on " + arn + "network-interface/" + ENI));
    ec2.tell(
        "allow ec2:StopInstances ec2:StartInstances ec2:DetachNetworkInterface"
            + " ec2:DescribeNetworkInterfaces");
    said = fence(device);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err().lines())
        .satisfiesExactly(line -> missing(line, "ec2:DescribeInstances on *"));
    assertThat(ec2.tell("power " + EVA)).isEqualTo("running");
    assertThat(ec2.tell("state")).startsWith(EVA + " attached");
  }

  private static void missing(String line, String permission) {
    assertThat(line).startsWith("Missing permission " + permission + ": UnauthorizedOperation, ");
  }
}
