package io.cicely.node.vip;

import static io.cicely.node.vip.MappedScene.ELASTIC;
import static io.cicely.node.vip.MappedScene.ENI;
import static io.cicely.node.vip.MappedScene.ROUTED;
import static io.cicely.node.vip.MappedScene.SECONDARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.net.Change;
import io.cicely.node.vip.MappedView.Noted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MappedStartTest {
  private static final Step.Write ASSIGN = new Step.AssignIpv4(ENI, "192.168.1.60");

  @Test
  void asksEc2WhileItReadsTheKernel() {
    for (Vip.Mapped vip : List.of(SECONDARY, ROUTED, ELASTIC)) {
      MappedView view = MappedScene.nothing(vip);
      assertThat(MappedStart.next(view))
          .isEqualTo(new Step.Look(Question.OWN_INTERFACES, Duration.ZERO));
      assertThat(MappedStart.next(MappedScene.owning(view, new Sight.Pending<>())))
          .isEqualTo(new Step.Look(Question.KERNEL, Step.NO_HURRY));
    }
  }

  @Test
  void hasTheAddressInTheKernelBeforeEc2IsTold() {
    for (Vip.OnLink vip : List.of(SECONDARY, ROUTED)) {
      MappedView view =
          MappedScene.owning(
              MappedScene.kernel(MappedScene.nothing(vip), new Sight.Seen<>(MappedScene.without())),
              MappedScene.own(MappedScene.primaryEni()));
      assertThat(MappedStart.next(view))
          .isEqualTo(new Step.Configure(List.of(new Change.AddAddress("ens5", vip.address()))));
    }
  }

  @Test
  void doesNothingWhileTheKernelIsUnknown() {
    MappedView view =
        MappedScene.owning(
            MappedScene.nothing(SECONDARY), MappedScene.own(MappedScene.primaryEni()));
    assertThat(MappedStart.next(MappedScene.kernel(view, Scene.unknown(true))))
        .isInstanceOf(Step.WaitForKernel.class);
    assertThat(MappedStart.next(MappedScene.kernel(view, Scene.unknown(false))))
        .isInstanceOf(Step.GiveUp.class);
  }

  @Test
  void waitsForEc2UnlessItWillNotPass() {
    for (Vip.OnLink vip : List.of(SECONDARY, ROUTED)) {
      MappedView view = MappedScene.ready(vip);
      assertThat(MappedStart.next(MappedScene.owning(view, Scene.unknown(true))))
          .isInstanceOf(Step.WaitForEc2.class);
      assertThat(MappedStart.next(MappedScene.owning(view, Scene.unknown(false))))
          .isInstanceOf(Step.GiveUp.class);
    }
  }

  @Test
  void givesUpWhatIsDeniedOrRefusedForGood() {
    var denied =
        new Trouble.Denied("ec2:AssignPrivateIpAddresses", "UnauthorizedOperation", "no", "");
    assertThat(code(ASSIGN, denied)).isEqualTo(Code.EC2_DENIED);
    assertThat(code(ASSIGN, refused("PrivateIpAddressLimitExceeded")))
        .isEqualTo(Code.NODE_UNSUITABLE);
    assertThat(code(ASSIGN, refused("InvalidParameterValue"))).isEqualTo(Code.NODE_UNSUITABLE);
    assertThat(code(ASSIGN, refused("OperationNotPermitted"))).isEqualTo(Code.EC2_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IncorrectState", "InvalidAssociationID.Invalid", "RouteAlreadyExists"})
  void decidesAnewWhatWasRefusedByALaggingView(String code) {
    assertThat(after(ASSIGN, refused(code))).isInstanceOf(Step.WaitForEc2.class);
  }

  @Test
  void triesAgainWhatMayPass() {
    for (Trouble trouble :
        List.of(
            new Trouble.Throttled("ec2:A", "RequestLimitExceeded", "slow", ""),
            new Trouble.Unavailable("ec2:A", "timed out", ""),
            new Trouble.NoCredentials("ec2:A", "expired"),
            new Trouble.NotFound("ec2:A", "InvalidNetworkInterfaceID.NotFound", "", ""))) {
      assertThat(after(ASSIGN, trouble)).isEqualTo(new Step.WaitForEc2(trouble.why()));
    }
    assertThat(after(new Step.AssignIpv6(ENI, "2001:db8::60"), refused("InvalidParameterValue")))
        .as("said of an address that its last holder has still")
        .isInstanceOf(Step.WaitForEc2.class);
  }

  @Test
  void learnsTheInterfaceOfItsLink() {
    MappedView view =
        MappedScene.owning(MappedScene.ready(ROUTED), MappedScene.own(MappedScene.primaryEni()));
    assertThat(MappedStart.interfaceOf(ROUTED, view)).isEqualTo(new Noted(ENI, MappedScene.MAC));
    assertThat(MappedStart.interfaceOf(ROUTED, MappedScene.ready(ROUTED))).isNull();
  }

  private static Trouble refused(String code) {
    return new Trouble.Refused("ec2:AssignPrivateIpAddresses", code, "so", "");
  }

  private static Step after(Step.Write write, Trouble trouble) {
    return MappedStart.after(MappedScene.ready(SECONDARY), write, "Cannot assign", trouble);
  }

  private static Code code(Step.Write write, Trouble trouble) {
    return ((Step.GiveUp) after(write, trouble)).failure().code();
  }
}
