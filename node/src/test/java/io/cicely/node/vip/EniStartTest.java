package io.cicely.node.vip;

import static io.cicely.node.vip.Scene.ADAM;
import static io.cicely.node.vip.Scene.ENI;
import static io.cicely.node.vip.Scene.EVA;
import static io.cicely.node.vip.Scene.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Attachment.Status.Known;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EniStartTest {
  private static final Sight<Snapshot> BARE = new Sight.Seen<>(Scene.bare());
  private static final Sight<Snapshot> COMPLETE = new Sight.Seen<>(Scene.complete());
  private static final String AT_EVA = "eni-attach-" + EVA;

  @Test
  void looksAtTheNetworkInterfaceFirst() {
    assertThat(EniStart.next(Scene.nothing()))
        .isEqualTo(new Step.Look(Question.NETWORK_INTERFACE, Step.NO_HURRY));
  }

  @Test
  void waitsWhileEc2DoesNotAnswer() {
    assertThat(EniStart.next(Scene.view(Scene.unknown(true), COMPLETE)))
        .isInstanceOf(Step.WaitForEc2.class);
  }

  @Test
  void givesUpWhatNoWaitingMends() {
    assertThat(EniStart.next(Scene.view(Scene.unknown(false), BARE)))
        .isInstanceOf(Step.GiveUp.class);
  }

  @Test
  void attachesOnTheFirstFreeDeviceIndex() {
    EniView view = Scene.view(Scene.seen(Scene.available()), BARE);
    assertThat(EniStart.next(view)).isEqualTo(new Step.Look(Question.OWN_INSTANCE, Step.NO_HURRY));
    assertThat(EniStart.next(own(view, Scene.adam(0, 1, 3))))
        .isEqualTo(new Step.Attach(ENI, ADAM, 2));
  }

  @Test
  void detachesPlainlyFromWhoeverHasIt() {
    for (Known status : List.of(Known.ATTACHED, Known.ATTACHING)) {
      EniView view = Scene.view(Scene.seen(Scene.attached(EVA, status)), BARE);
      assertThat(EniStart.next(view)).isEqualTo(new Step.Detach(AT_EVA, false));
    }
  }

  @Test
  void doesNotAskTwiceWhileADescribeMayLag() {
    Step detach = new Step.Detach(AT_EVA, false);
    EniView view = prepared(Scene.attached(EVA, Known.ATTACHED));
    EniView asked = remembering(view, detach, Duration.ZERO);
    assertThat(EniStart.next(Scene.at(asked, Duration.ofSeconds(4), Duration.ZERO)))
        .isInstanceOf(Step.WaitForEc2.class);
    assertThat(EniStart.next(Scene.at(asked, Duration.ofSeconds(6), Duration.ZERO)))
        .isEqualTo(detach);
  }

  @Test
  void looksAtWhatItWillNeedWhileEc2Detaches() {
    EniView view = Scene.view(Scene.seen(Scene.attached(EVA, Known.DETACHING)), BARE);
    assertThat(EniStart.next(view)).isEqualTo(new Step.Look(Question.OWN_INSTANCE, Step.NO_HURRY));
    assertThat(EniStart.next(own(view, Scene.adam(0)))).isInstanceOf(Step.WaitForEc2.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stopped", "terminated"})
  void forcesOnlyADeadOwnerAfterThePlainDetachHadItsTime(String state) {
    EniView view = stuck(Duration.ofSeconds(16));
    assertThat(EniStart.next(view)).isEqualTo(new Step.Look(Question.OWNER, Step.NO_HURRY));
    assertThat(EniStart.next(owner(view, InstanceState.of(state))))
        .isEqualTo(new Step.Detach(AT_EVA, true));
    assertThat(EniStart.next(owner(stuck(Duration.ofSeconds(14)), InstanceState.of(state))))
        .isInstanceOf(Step.WaitForEc2.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "running", "stopping", "shutting-down", "hibernating"})
  void neverForcesAnOwnerThatMayRun(String state) {
    EniView view = owner(stuck(Duration.ofMinutes(5)), InstanceState.of(state));
    assertThat(EniStart.next(view)).isInstanceOf(Step.WaitForEc2.class);
  }

  @Test
  void neverForcesAnOwnerWhoseStateIsUnknown() {
    EniView view = stuck(Duration.ofMinutes(5));
    EniView unknown = Scene.knowing(view, view.own(), Scene.unknown(true), view.memory());
    assertThat(EniStart.next(unknown)).isInstanceOf(Step.WaitForEc2.class);
  }

  @Test
  void waitsForWhatEc2HasNotFinished() {
    for (NetworkInterface eni :
        List.of(
            Scene.attached(ADAM, Known.DETACHING),
            Scene.attached(ADAM, Known.DETACHED),
            Scene.attached(ADAM, new Attachment.Status.Other("reattaching")),
            Scene.eni(NetworkInterface.Status.Known.PENDING, null),
            Scene.eni(NetworkInterface.Status.Known.DETACHING, null),
            Scene.eni(NetworkInterface.Status.Known.IN_USE, null),
            Scene.eni(new NetworkInterface.Status.Other("moving"), null))) {
      assertThat(EniStart.next(prepared(eni))).as("%s", eni).isInstanceOf(Step.WaitForEc2.class);
    }
  }

  @Test
  void waitsForTheLinkOnceAttachingWasAccepted() {
    EniView attaching = Scene.view(Scene.seen(Scene.attached(ADAM, Known.ATTACHING)), BARE);
    assertThat(EniStart.next(attaching))
        .isEqualTo(new Step.WaitForLink(MAC, "no link has MAC " + MAC));
    EniView lagging =
        remembering(
            Scene.view(Scene.seen(Scene.available()), BARE),
            new Step.Attach(ENI, ADAM, 1),
            Duration.ofMillis(400));
    assertThat(EniStart.next(lagging)).isInstanceOf(Step.WaitForLink.class);
  }

  @Test
  void attachesAgainWhenAnAcceptedAttachCameToNothing() {
    EniView view =
        remembering(
            own(Scene.view(Scene.seen(Scene.available()), BARE), Scene.adam(0)),
            new Step.Attach(ENI, ADAM, 1),
            Duration.ZERO);
    assertThat(EniStart.next(Scene.at(view, Duration.ofSeconds(6), Duration.ZERO)))
        .isInstanceOf(Step.Attach.class);
  }

  @Test
  void configuresTheLinkBeforeEc2SaysAttached() {
    Sight<Snapshot> plugged = new Sight.Seen<>(Scene.withLink(Scene.plugged()));
    assertThat(
            EniStart.next(Scene.view(Scene.seen(Scene.attached(ADAM, Known.ATTACHING)), plugged)))
        .isInstanceOf(Step.Configure.class);
  }

  @Test
  void isDoneOnlyWhenEc2AndKernelWereSeenToHaveIt() {
    EniView attached = attachedByThisStart(Known.ATTACHED);
    assertThat(EniStart.next(attached)).isEqualTo(new Step.Done(""));
    EniView attaching = attachedByThisStart(Known.ATTACHING);
    assertThat(EniStart.next(attaching)).isInstanceOf(Step.WaitForEc2.class);
  }

  @Test
  void doesNotBelieveAnAttachmentThatAStopJustBeforeMayHaveEnded() {
    NetworkInterface eni = Scene.attached(ADAM, Known.ATTACHED);
    assertThat(EniStart.next(Scene.view(seenAt(eni, Duration.ofSeconds(4)), COMPLETE)))
        .isInstanceOf(Step.WaitForEc2.class);
    assertThat(EniStart.next(Scene.view(seenAt(eni, Duration.ofSeconds(5)), COMPLETE)))
        .isEqualTo(new Step.Done(""));
  }

  @Test
  void isDoneAtOnceWhereAnEarlierStartStands() {
    EniView view = Scene.view(Scene.seen(Scene.attached(ADAM, Known.ATTACHED)), COMPLETE);
    assertThat(EniStart.next(Scene.noting(view, MAC))).isEqualTo(new Step.Done(""));
  }

  @Test
  void looksAtEc2AgainAtOnceWhenItsSightIsOlderThanTheAttach() {
    EniView view =
        remembering(
            Scene.view(Scene.seen(Scene.available()), COMPLETE),
            new Step.Attach(ENI, ADAM, 1),
            Duration.ofMillis(400));
    assertThat(EniStart.next(view))
        .isEqualTo(new Step.Look(Question.NETWORK_INTERFACE, Step.NO_HURRY));
  }

  @Test
  void refusesAnEniThatDoesNotCarryTheAddress() {
    var other = new Vip.Eni(io.cicely.node.net.Ipv4.parse("192.168.1.5"), ENI);
    EniView view = Scene.view(Scene.seen(Scene.available()), BARE);
    EniView wrong =
        new EniView(
            other,
            view.now(),
            view.asking(),
            view.networkInterface(),
            view.own(),
            view.owner(),
            view.subnet(),
            view.kernel(),
            view.memory(),
            "",
            false);
    assertThat(EniStart.next(wrong))
        .isInstanceOfSatisfying(
            Step.GiveUp.class,
            step -> assertThat(step.failure()).hasMessageContaining("192.168.1.50"));
  }

  @Test
  void refusesAPrimaryInterface() {
    var primary = new Attachment("eni-attach-0", EVA, 0, Known.ATTACHED);
    NetworkInterface eni = Scene.eni(NetworkInterface.Status.Known.IN_USE, primary);
    assertThat(EniStart.next(Scene.view(Scene.seen(eni), BARE))).isInstanceOf(Step.GiveUp.class);
  }

  @Test
  void mapsTroubleToWaitingUnlessItWillNotPass() {
    assertThat(
            code(new Trouble.Denied("ec2:AttachNetworkInterface", "UnauthorizedOperation", "", "")))
        .isEqualTo(Code.EC2_DENIED);
    assertThat(code(refused("AttachmentLimitExceeded"))).isEqualTo(Code.NODE_UNSUITABLE);
    assertThat(code(refused("InvalidParameterCombination"))).isEqualTo(Code.NODE_UNSUITABLE);
    assertThat(code(refused("OperationNotPermitted"))).isEqualTo(Code.EC2_REFUSED);
    for (Trouble passing :
        List.of(
            refused("InvalidParameterValue"),
            refused("IncorrectState"),
            refused("SomethingNew"),
            new Trouble.NotFound(
                "ec2:DetachNetworkInterface", "InvalidAttachmentID.NotFound", "", ""),
            new Trouble.Throttled("ec2:AttachNetworkInterface", "RequestLimitExceeded", "", ""),
            new Trouble.Unavailable("ec2:AttachNetworkInterface", "", ""),
            new Trouble.NoCredentials("ec2:AttachNetworkInterface", ""))) {
      assertThat(EniStart.after("Cannot attach", passing)).isInstanceOf(Step.WaitForEc2.class);
    }
  }

  private static Trouble refused(String code) {
    return new Trouble.Refused("ec2:AttachNetworkInterface", code, "", "");
  }

  private static Code code(Trouble trouble) {
    return ((Step.GiveUp) EniStart.after("Cannot attach", trouble)).failure().code();
  }

  private static EniView attachedByThisStart(Known status) {
    return remembering(
        Scene.view(Scene.seen(Scene.attached(ADAM, status)), COMPLETE),
        new Step.Attach(ENI, ADAM, 1),
        Duration.ZERO);
  }

  private static Sight<EniSeen> seenAt(NetworkInterface eni, Duration at) {
    return new Sight.Seen<>(new EniSeen(ADAM, eni, at));
  }

  /** With all that is asked for while EC2 works. */
  private static EniView prepared(NetworkInterface eni) {
    return own(Scene.view(Scene.seen(eni), BARE), Scene.adam(0));
  }

  private static EniView own(EniView view, Instance own) {
    return Scene.knowing(view, new Sight.Seen<>(own), view.owner(), view.memory());
  }

  private static EniView owner(EniView view, InstanceState state) {
    return Scene.knowing(view, view.own(), new Sight.Seen<>(state), view.memory());
  }

  private static EniView remembering(EniView view, Step step, Duration at) {
    Memory memory = view.memory().accepting(step, at);
    return Scene.knowing(view, view.own(), view.owner(), memory);
  }

  private static EniView stuck(Duration now) {
    Memory memory = new Memory(Map.of(), Map.of(AT_EVA, Duration.ZERO));
    EniView view = prepared(Scene.attached(EVA, Known.DETACHING));
    return Scene.at(Scene.knowing(view, view.own(), view.owner(), memory), now, Duration.ZERO);
  }
}
