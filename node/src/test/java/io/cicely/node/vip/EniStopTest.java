package io.cicely.node.vip;

import static io.cicely.node.vip.Scene.ADAM;
import static io.cicely.node.vip.Scene.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Attachment.Status.Known;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EniStopTest {
  private static final Sight<Snapshot> BARE = new Sight.Seen<>(Scene.bare());
  private static final Sight<Snapshot> CLEAN = new Sight.Seen<>(Scene.withLink(Scene.disabled()));
  private static final Sight<Snapshot> COMPLETE = new Sight.Seen<>(Scene.complete());
  private static final Sight<EniSeen> HERE = Scene.seen(Scene.attached(ADAM, Known.ATTACHED));
  private static final Step.Detach DETACH = new Step.Detach("eni-attach-" + ADAM, false);

  @Test
  void asksEc2BeforeItTouchesTheKernelAndDoesNotWaitForTheAnswerThere() {
    assertThat(EniStop.next(Scene.view(new Sight.NotLooked<>(), COMPLETE)))
        .isEqualTo(new Step.Look(Question.NETWORK_INTERFACE, Duration.ZERO));
  }

  @Test
  void keepsTheAddressWhileTheFirstAnswerIsDue() {
    EniView pending = Scene.view(new Sight.Pending<>(), COMPLETE);
    assertThat(EniStop.next(Scene.at(pending, Duration.ofSeconds(2), Duration.ofMillis(900))))
        .isEqualTo(new Step.Look(Question.NETWORK_INTERFACE, Duration.ofMillis(100)));
  }

  @Test
  void takesTheAddressOffAfterASecondWithoutAnAnswer() {
    EniView pending = Scene.view(new Sight.Pending<>(), COMPLETE);
    assertThat(EniStop.next(Scene.at(pending, Duration.ofSeconds(2), Duration.ofSeconds(1))))
        .isInstanceOf(Step.Configure.class);
  }

  @Test
  void takesTheAddressOffWhenEc2CannotEvenBeAsked() {
    EniView pending = Scene.view(new Sight.Pending<>(), COMPLETE);
    assertThat(EniStop.next(Scene.at(pending, Duration.ofMillis(3900), Duration.ZERO)))
        .isInstanceOf(Step.Look.class);
    assertThat(EniStop.next(Scene.at(pending, Duration.ofSeconds(4), Duration.ZERO)))
        .isInstanceOf(Step.Configure.class);
  }

  @Test
  void takesTheAddressOffAtOnceWhenEc2Answered() {
    for (Sight<EniSeen> answer : List.of(HERE, Scene.<EniSeen>unknown(true))) {
      assertThat(EniStop.next(Scene.view(answer, COMPLETE))).isInstanceOf(Step.Configure.class);
    }
  }

  @Test
  void removesTheAddressAtEveryPrefixLengthAndDisablesTheLink() {
    Address byDhcp = new Address("ens6", Scene.ADDRESS, 22);
    Snapshot both =
        Scene.kernel(
            List.of(Scene.secondary()),
            List.of(Scene.vipAddress(), byDhcp),
            List.of(Scene.VIP.rule()),
            List.of(Scene.vipRoute()));
    assertThat(EniStop.next(Scene.view(HERE, new Sight.Seen<>(both))))
        .isEqualTo(
            new Step.Configure(
                List.of(
                    new Change.DeleteRule(Scene.VIP.rule()),
                    new Change.DeleteRoute(Scene.vipRoute()),
                    new Change.DeleteAddress(Scene.vipAddress()),
                    new Change.DeleteAddress(byDhcp),
                    new Change.DisableLink("ens6"))));
  }

  @Test
  void detachesOnceTheKernelIsClean() {
    assertThat(EniStop.next(Scene.view(HERE, CLEAN))).isEqualTo(DETACH);
  }

  @Test
  void isDoneWhenDetachingWasAcceptedOrSeen() {
    EniView view = Scene.view(new Sight.NotLooked<>(), CLEAN);
    Memory memory = Memory.empty().accepting(DETACH, Duration.ZERO);
    assertThat(EniStop.next(Scene.knowing(view, view.own(), view.owner(), memory)))
        .isEqualTo(new Step.Done(""));
    assertThat(EniStop.next(Scene.view(Scene.seen(Scene.attached(ADAM, Known.DETACHING)), CLEAN)))
        .isEqualTo(new Step.Done(""));
  }

  @Test
  void touchesNothingThatEc2MapsElsewhere() {
    for (NetworkInterface eni : List.of(Scene.attached(EVA, Known.ATTACHED), Scene.available())) {
      assertThat(EniStop.next(Scene.view(Scene.seen(eni), BARE))).isEqualTo(new Step.Done(""));
    }
  }

  @Test
  void neverDetachesAPrimaryInterface() {
    var primary = new Attachment("eni-attach-0", ADAM, 0, Known.ATTACHED);
    NetworkInterface eni = Scene.eni(NetworkInterface.Status.Known.IN_USE, primary);
    assertThat(EniStop.next(Scene.view(Scene.seen(eni), BARE))).isInstanceOf(Step.Done.class);
  }

  @Test
  void asksAgainForThreeSecondsThenLeavesTheDetachingToTheNextStart() {
    EniView unknown = Scene.view(Scene.unknown(true), CLEAN);
    assertThat(EniStop.next(Scene.at(unknown, Duration.ofSeconds(9), Duration.ofMillis(2900))))
        .isInstanceOf(Step.WaitForEc2.class);
    assertThat(EniStop.next(Scene.at(unknown, Duration.ofSeconds(9), Duration.ofSeconds(3))))
        .isInstanceOfSatisfying(
            Step.Done.class, done -> assertThat(done.warning()).contains("no answer"));
  }

  @Test
  void doesNotAskAgainWhatWillNotPass() {
    assertThat(EniStop.next(Scene.view(Scene.unknown(false), CLEAN))).isInstanceOf(Step.Done.class);
  }

  @Test
  void succeedsWithAWarningWhenDetachingIsDenied() {
    var denied = new Trouble.Denied("ec2:DetachNetworkInterface", "UnauthorizedOperation", "", "");
    assertThat(EniStop.after(Scene.view(HERE, CLEAN), denied))
        .isInstanceOfSatisfying(
            Step.Done.class,
            done -> assertThat(done.warning()).contains("ec2:DetachNetworkInterface"));
  }

  @Test
  void isNeverDoneWhileTheKernelIsUnknown() {
    for (Sight<EniSeen> answer : List.of(HERE, Scene.seen(Scene.available()))) {
      assertThat(EniStop.next(Scene.view(answer, Scene.unknown(true))))
          .isInstanceOf(Step.WaitForKernel.class);
      assertThat(EniStop.next(Scene.view(answer, Scene.unknown(false))))
          .isInstanceOf(Step.GiveUp.class);
    }
  }

  @Test
  void leavesTheLinkAndTheAttachmentToAnotherVipOfTheSameEni() {
    EniView busy = Scene.shared(Scene.view(HERE, COMPLETE));
    assertThat(EniStop.next(busy))
        .isInstanceOfSatisfying(
            Step.Configure.class,
            step ->
                assertThat(step.changes()).doesNotHaveAnyElementsOfTypes(Change.DisableLink.class));
    assertThat(EniStop.next(Scene.shared(Scene.view(HERE, BARE)))).isEqualTo(new Step.Done(""));
  }

  @Test
  void neverDisablesTheLinkOfTheNodesOwnTraffic() {
    Snapshot wrong =
        Scene.kernel(
            List.of(), List.of(new Address("ens5", Scene.ADDRESS, 32)), List.of(), List.of());
    assertThat(EniStop.next(Scene.view(Scene.unknown(true), new Sight.Seen<>(wrong))))
        .isEqualTo(
            new Step.Configure(
                List.of(new Change.DeleteAddress(new Address("ens5", Scene.ADDRESS, 32)))));
  }

  @Test
  void triesOnlyOnceToDisableALinkThatIsEnabledAgain() {
    EniView enabled = Scene.view(HERE, new Sight.Seen<>(Scene.withLink(Scene.secondary())));
    assertThat(EniStop.next(enabled))
        .isEqualTo(new Step.Configure(List.of(new Change.DisableLink("ens6"))));
    Memory tried =
        Memory.empty()
            .accepting(new Step.Configure(List.of(new Change.DisableLink("ens6"))), Duration.ZERO);
    assertThat(EniStop.next(Scene.knowing(enabled, enabled.own(), enabled.owner(), tried)))
        .isEqualTo(DETACH);
  }
}
