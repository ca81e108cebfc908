package io.cicely.node.act;

import static io.cicely.node.act.FakeEc2.ADAM;
import static io.cicely.node.act.FakeEc2.ENI;
import static io.cicely.node.act.FakeEc2.EVA;
import static io.cicely.node.act.FakeEc2.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.act.EniLoop.Noted;
import io.cicely.node.ec2.Attachment.Status.Known;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.journal.Event;
import io.cicely.node.net.Address;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Route;
import io.cicely.node.time.Deadline;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class EniLoopTest {
  private static final Vip.Eni VIP = new Vip.Eni(Ipv4.parse("192.168.1.50"), ENI);
  private static final Outcome DONE = new Outcome.Reached("");

  private final ManualClock clock = new ManualClock();
  private final FakeKernel kernel = new FakeKernel();
  private final FakeEc2 ec2 = new FakeEc2(clock, kernel);
  private Recorder recorder = new Recorder(clock);
  private Cloud cloud = () -> new Cloud.Connection(ADAM, ec2);

  @Test
  void startAttachesAndConfigures() {
    EniLoop loop = loop();
    assertThat(loop.start()).isEqualTo(DONE);
    assertThat(holder()).isEqualTo(ADAM + " attached");
    assertThat(kernel.addresses).contains(new Address("ens6", VIP.address(), 32));
    assertThat(kernel.rules).contains(VIP.rule());
    assertThat(loop.learnt())
        .isEqualTo(new Actions.Learnt(FakeEc2.ENI, MAC, Ipv4Network.parse("192.168.0.0/22")));
  }

  @Test
  void whatAnotherTookAwayIsMendedWithoutEc2() {
    assertThat(loop().start()).isEqualTo(DONE);
    kernel.addresses.removeIf(each -> each.address().equals(VIP.address()));
    kernel.rules.remove(VIP.rule());
    kernel.routes.add(new Route(254, "default", "192.168.0.1", "ens6", "", 100));
    ec2.calls.clear();
    assertThat(started().mend())
        .isEqualTo(
            new Verdict.Running(
                "Something else on this node had changed its network. Put back:"
                    + " 192.168.1.50 on ens6, rule from 192.168.1.50, no route default over ens6"));
    assertThat(kernel.addresses).contains(new Address("ens6", VIP.address(), 32));
    assertThat(ec2.calls).isEmpty();
    assertThat(started().mend()).isEqualTo(new Verdict.Running(""));
  }

  @Test
  void anEniThatHasGoneIsNotMendedAndOneThatSomethingFightsOverIsBroken() {
    assertThat(loop().start()).isEqualTo(DONE);
    kernel.stubborn = true;
    kernel.addresses.removeIf(each -> each.address().equals(VIP.address()));
    assertThat(started().mend()).isInstanceOf(Verdict.Broken.class);
    kernel.stubborn = false;
    kernel.unplug(MAC);
    assertThat(started().mend()).isInstanceOf(Verdict.Broken.class);
  }

  private EniLoop started() {
    return loop(new Noted(MAC, Ipv4Network.parse("192.168.0.0/22"), false));
  }

  @Test
  void startMovesTheEniFromAnOwnerThatRuns() {
    ec2.own(EVA);
    assertThat(loop().start()).isEqualTo(DONE);
    assertThat(ec2.calls).doesNotContain("DetachNetworkInterface by force");
    assertThat(ec2.calls).containsOnlyOnce("DetachNetworkInterface", "AttachNetworkInterface");
  }

  @Test
  void startForcesWhenADeadOwnerIsStuck() {
    ec2.own(EVA);
    ec2.eva = InstanceState.Known.STOPPED;
    ec2.plainDetachSticks = true;
    assertThat(loop().start()).isEqualTo(DONE);
    assertThat(ec2.calls).containsOnlyOnce("DetachNetworkInterface by force");
    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
  }

  @Test
  void startFailsRatherThanForceAnOwnerThatRuns() {
    ec2.own(EVA);
    ec2.plainDetachSticks = true;
    assertThat(failure(loop().start()).code()).isEqualTo(Code.DEADLINE_PASSED);
    assertThat(ec2.calls).doesNotContain("DetachNetworkInterface by force");
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(61));
  }

  @Test
  void startWaitsForEc2ToComeBack() {
    var away = new Trouble.Unavailable("ec2:DescribeNetworkInterfaces", "connection refused", "");
    ec2.troubles.put("DescribeNetworkInterfaces", away);
    clock.after(Duration.ofSeconds(30), ec2.troubles::clear);
    assertThat(loop().start()).isEqualTo(DONE);
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(35));
  }

  @Test
  void startSaysWhatEc2SaidWhenTheDeadlinePasses() {
    var throttled =
        new Trouble.Throttled("ec2:AttachNetworkInterface", "RequestLimitExceeded", "slow", "r");
    ec2.troubles.put("AttachNetworkInterface", throttled);
    assertThat(failure(loop().start())).hasMessageContaining("RequestLimitExceeded");
  }

  @Test
  void startGivesUpAtOnceWhereItIsDenied() {
    var denied =
        new Trouble.Denied("ec2:AttachNetworkInterface", "UnauthorizedOperation", "no", "");
    ec2.troubles.put("AttachNetworkInterface", denied);
    assertThat(failure(loop().start()).code()).isEqualTo(Code.EC2_DENIED);
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void startSaysThatAToolIsMissing() {
    kernel.toolMissing = true;
    assertThat(failure(loop().start()).code()).isEqualTo(Code.TOOL_MISSING);
  }

  @Test
  void startSaysWhatTheKernelRefused() {
    kernel.stubborn = true;
    assertThat(failure(loop().start())).hasMessageContaining("Operation not permitted");
    assertThat(kernel.applied).as("tried again, but not in a hurry").isBetween(2, 400);
  }

  @Test
  void startFindsTheWayToEc2Late() {
    cloud = awayUntil(Duration.ofSeconds(20));
    assertThat(loop().start()).isEqualTo(DONE);
  }

  @Test
  void stopTakesTheAddressOffAndDetaches() {
    running();
    assertThat(loop().stop()).isEqualTo(DONE);
    assertThat(holder()).isEqualTo(ADAM + " detaching");
    assertClean();
  }

  @Test
  void stopSucceedsWithACleanKernelWhileEc2IsAway() {
    running();
    var away = new Trouble.Unavailable("ec2:DescribeNetworkInterfaces", "timed out", "");
    ec2.troubles.put("DescribeNetworkInterfaces", away);
    assertThat(loop().stop())
        .isInstanceOfSatisfying(
            Outcome.Reached.class,
            reached -> assertThat(reached.warning()).contains(ENI + " may still be"));
    assertClean();
  }

  @Test
  void stopSucceedsWithACleanKernelWithoutAWayToEc2() {
    running();
    cloud = awayUntil(Duration.ofDays(1));
    assertThat(loop().stop()).isInstanceOf(Outcome.Reached.class);
    assertClean();
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void stopFailsWhenTheKernelKeepsTheAddress() {
    running();
    kernel.stubborn = true;
    assertThat(failure(loop().stop())).hasMessageContaining("Operation not permitted");
  }

  @Test
  void stopFailsWhenTheKernelCannotBeRead() {
    running();
    kernel.unreadable = true;
    assertThat(failure(loop().stop())).hasMessageContaining("it ended with 2");
  }

  @Test
  void stopOfAVipThatIsNotHereTouchesNothing() {
    ec2.own(EVA);
    assertThat(loop().stop()).isEqualTo(DONE);
    assertThat(ec2.calls).containsExactly("DescribeNetworkInterfaces");
    assertThat(kernel.applied).isZero();
  }

  @Test
  void monitorMakesOneDescribeHoweverSoonItIsAnswered() {
    running();
    assertThat(loop().monitor()).isEqualTo(new Verdict.Running(""));
    assertThat(ec2.calls).containsExactly("DescribeNetworkInterfaces");
  }

  @Test
  void monitorDoesNotBelieveADescribeThatMayLag() {
    running();
    ec2.own(EVA);
    clock.after(Duration.ofSeconds(2), () -> ec2.own(ADAM));
    assertThat(loop().monitor()).isEqualTo(new Verdict.Running(""));
  }

  @Test
  void monitorBelievesItInTheEnd() {
    running();
    ec2.own(EVA);
    assertThat(loop().monitor()).isInstanceOf(Verdict.Broken.class);
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void putsDownWhatItSawCalledAndDid() {
    ec2.own(EVA);
    loop().start();
    assertThat(recorder.events())
        .hasAtLeastOneElementOfType(Event.Saw.class)
        .hasAtLeastOneElementOfType(Event.Did.class)
        .filteredOn(event -> event instanceof Event.Called)
        .hasSize(ec2.calls.size());
  }

  private void running() {
    assertThat(loop().start()).isEqualTo(DONE);
    ec2.calls.clear();
    kernel.applied = 0;
  }

  private EniLoop loop() {
    return loop(Noted.nothing());
  }

  private EniLoop loop(Noted noted) {
    Deadline deadline = Deadline.after(clock, Duration.ofSeconds(60));
    recorder = new Recorder(clock);
    return new EniLoop(VIP, cloud, kernel, deadline, recorder, noted);
  }

  private void assertClean() {
    assertThat(kernel.addresses).noneMatch(each -> each.address().equals(VIP.address()));
    assertThat(kernel.rules).doesNotContain(VIP.rule());
    assertThat(kernel.routes).noneMatch(each -> each.table() == VIP.table());
  }

  private String holder() {
    var attachment = Objects.requireNonNull(ec2.attachment());
    return attachment.instanceId() + " " + ((Known) attachment.status()).word();
  }

  private static Failure failure(Outcome outcome) {
    return ((Outcome.Failed) outcome).failure();
  }

  /** A way to EC2 that is not there before so much time has passed. */
  private Cloud awayUntil(Duration end) {
    Cloud real = cloud;
    return () -> {
      clock.sleep(Duration.ofSeconds(1));
      if (clock.elapsed().compareTo(end) < 0) {
        throw new Failure(Code.IDENTITY_UNKNOWN, "Cannot read instance-id", "no answer", "");
      }
      return real.connect();
    };
  }
}
