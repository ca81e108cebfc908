package io.cicely.node.vip;

import static io.cicely.node.vip.MappedScene.ADAM;
import static io.cicely.node.vip.MappedScene.ELASTIC;
import static io.cicely.node.vip.MappedScene.ENI;
import static io.cicely.node.vip.MappedScene.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ElasticIpMappingTest {
  private static final String PRIVATE = "192.168.1.61";
  private static final Step.Associate ASSOCIATE = new Step.Associate("eipalloc-1", ENI, PRIVATE);
  private static final Step.Disassociate DISASSOCIATE = new Step.Disassociate("eipassoc-1");
  private static final MappedView READY = MappedScene.ready(ELASTIC);

  @Test
  void associatesWithTheInterfaceThatHasThePrivateAddress() {
    assertThat(MappedStart.next(READY))
        .isEqualTo(new Step.Look(Question.ELASTIC_IP, Step.NO_HURRY));
    for (ElasticIp elsewhere :
        List.of(
            MappedScene.free(),
            MappedScene.associated(EVA, "192.168.1.62"),
            MappedScene.associated(ADAM, "192.168.1.11"))) {
      MappedView view = MappedScene.elastic(READY, MappedScene.elastic(elsewhere));
      assertThat(MappedStart.next(view))
          .isEqualTo(new Step.Look(Question.OWN_INTERFACES, Step.NO_HURRY));
      assertThat(MappedStart.next(owning(view, MappedScene.primaryEni(PRIVATE))))
          .as("%s", elsewhere)
          .isEqualTo(ASSOCIATE);
    }
  }

  @Test
  void isDoneOnceItIsAssociatedWithThatAddressOfThisInstance() {
    MappedView here = elastic(MappedScene.associated(ADAM, PRIVATE));
    assertThat(MappedStart.next(accepted(here, 1, ASSOCIATE))).isEqualTo(new Step.Done(""));
    assertThat(MappedStart.next(elastic(MappedScene.associated(EVA, PRIVATE))))
        .as("two VPCs may use the same private addresses")
        .isNotInstanceOf(Step.Done.class);
  }

  @Test
  void asksOnceWhileADescribeMayLagAndThenAgain() {
    MappedView view = owning(elastic(MappedScene.free()), MappedScene.primaryEni(PRIVATE));
    assertThat(MappedStart.next(accepted(view, 4, ASSOCIATE))).isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStart.next(accepted(view, 6, ASSOCIATE))).isEqualTo(ASSOCIATE);
  }

  @Test
  void refusesAPrivateAddressThatTheKernelOrEc2DoesNotHave() {
    MappedView noAddress =
        MappedScene.kernel(MappedScene.nothing(ELASTIC), new Sight.Seen<>(MappedScene.without()));
    assertThat(unsuitable(noAddress)).isEqualTo("no link of this node has " + PRIVATE);
    assertThat(unsuitable(owning(elastic(MappedScene.free()), MappedScene.primaryEni())))
        .contains("EC2 maps " + PRIVATE + " to no interface of " + ADAM);
  }

  @Test
  void refusesAPrimaryAddress() {
    NetworkInterface primary = MappedScene.eni(ENI, MappedScene.MAC, true, PRIVATE);
    assertThat(unsuitable(owning(elastic(MappedScene.free()), primary)))
        .isEqualTo(PRIVATE + " is the primary private address of " + ENI);
  }

  @Test
  void neverAssociatesByWhatItDidNotSee() {
    assertThat(MappedStart.next(MappedScene.elastic(READY, Scene.unknown(true))))
        .isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStart.next(MappedScene.elastic(READY, Scene.unknown(false))))
        .isInstanceOf(Step.GiveUp.class);
  }

  @Test
  void stopAsksEc2AloneAndLeavesTheKernelAsItIs() {
    assertThat(MappedStop.next(MappedScene.nothing(ELASTIC)))
        .isEqualTo(new Step.Look(Question.ELASTIC_IP, Step.NO_HURRY));
  }

  @Test
  void stopTakesItFromWhateverAddressOfThisInstanceHasIt() {
    for (String address : List.of(PRIVATE, "192.168.1.11")) {
      assertThat(MappedStop.next(elastic(MappedScene.associated(ADAM, address))))
          .isEqualTo(DISASSOCIATE);
    }
  }

  @Test
  void stopTouchesNothingThatIsElsewhere() {
    for (ElasticIp elsewhere :
        List.of(MappedScene.free(), MappedScene.associated(EVA, "192.168.1.62"))) {
      assertThat(MappedStop.next(accepted(elastic(elsewhere), 5))).isEqualTo(new Step.Done(""));
    }
  }

  @Test
  void stopNeedNotWaitWhereNoStartCanHaveAskedForItLately() {
    MappedView view = elastic(MappedScene.associated(EVA, "192.168.1.62"));
    assertThat(MappedStop.next(noted(view, 5))).isEqualTo(new Step.Done(""));
    assertThat(MappedStop.next(noted(view, 4))).isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStop.next(view)).as("no record").isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStop.next(noted(elastic(MappedScene.associated(ADAM, PRIVATE)), 5)))
        .isEqualTo(DISASSOCIATE);
  }

  @Test
  void stopIsDoneOnlyWhenItsDisassociationIsSeen() {
    MappedView view = elastic(MappedScene.associated(ADAM, PRIVATE));
    assertThat(MappedStop.next(accepted(view, 4, DISASSOCIATE)))
        .isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStop.next(accepted(view, 6, DISASSOCIATE))).isEqualTo(DISASSOCIATE);
  }

  @Test
  void stopNeverTakesUnknownForAway() {
    assertThat(MappedStop.next(MappedScene.elastic(READY, Scene.unknown(true))))
        .isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStop.next(MappedScene.elastic(READY, Scene.unknown(false))))
        .isInstanceOf(Step.GiveUp.class);
  }

  @Test
  void stopOfAnAddressThatIsNotTheAccountsIsDoneUnlessAStartSawItHere() {
    Failure none = new Failure(Code.EC2_NOT_FOUND, "Cannot see 203.0.113.5", "no 203.0.113.5", "");
    MappedView mistyped = MappedScene.elastic(READY, new Sight.Unknown<>(none, false));
    assertThat(MappedStop.next(mistyped)).isEqualTo(new Step.Done("no 203.0.113.5"));
    assertThat(MappedStop.next(MappedScene.noted(mistyped, MappedScene.NOTED)))
        .isEqualTo(new Step.GiveUp(none));
  }

  private static MappedView noted(MappedView view, int secondsAgo) {
    return MappedScene.noted(
        view, new MappedView.Noted(ENI, MappedScene.MAC, Duration.ofSeconds(secondsAgo)));
  }

  private static MappedView elastic(ElasticIp elasticIp) {
    return MappedScene.elastic(READY, MappedScene.elastic(elasticIp));
  }

  private static MappedView owning(MappedView view, NetworkInterface eni) {
    return MappedScene.owning(view, MappedScene.own(eni));
  }

  private static MappedView accepted(MappedView view, int secondsAgo, Step... steps) {
    return MappedScene.accepted(view, Duration.ofSeconds(secondsAgo), steps);
  }

  private static String unsuitable(MappedView view) {
    Failure failure = ((Step.GiveUp) MappedStart.next(view)).failure();
    assertThat(failure.code()).isEqualTo(Code.NODE_UNSUITABLE);
    return failure.why();
  }
}
