package io.cicely.node.vip;

import static io.cicely.node.vip.MappedScene.ROUTED;
import static io.cicely.node.vip.MappedScene.SECONDARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An Elastic IP's stop is in {@link ElasticIpMappingTest}. */
final class MappedStopTest {
  private static final List<Vip.OnLink> ON_LINK = List.of(SECONDARY, ROUTED);

  @Test
  void asksTheKernelAndNeverEc2() {
    for (Vip.OnLink vip : ON_LINK) {
      assertThat(MappedStop.next(MappedScene.nothing(vip)))
          .isEqualTo(new Step.Look(Question.KERNEL, Step.NO_HURRY));
      assertThat(MappedStop.next(MappedScene.ready(vip)))
          .isEqualTo(
              new Step.Configure(
                  List.of(new Change.DeleteAddress(new Address("ens5", vip.address(), 32)))));
    }
  }

  @Test
  void isDoneWithACleanKernelWhateverEc2Maps() {
    Sight<Snapshot> clean = new Sight.Seen<>(MappedScene.without());
    for (Vip.OnLink vip : ON_LINK) {
      MappedView view = MappedScene.kernel(MappedScene.nothing(vip), clean);
      assertThat(MappedStop.next(view)).isEqualTo(new Step.Done(""));
      assertThat(MappedStop.next(MappedScene.owning(view, Scene.unknown(true))))
          .isEqualTo(new Step.Done(""));
      MappedView mapped =
          MappedScene.owning(view, MappedScene.own(MappedScene.primaryEni("192.168.1.60")));
      assertThat(MappedStop.next(mapped)).isEqualTo(new Step.Done(""));
    }
  }

  @Test
  void isNeverDoneWhileTheKernelIsUnknown() {
    for (Vip.OnLink vip : ON_LINK) {
      MappedView view = MappedScene.nothing(vip);
      assertThat(MappedStop.next(MappedScene.kernel(view, Scene.unknown(true))))
          .isInstanceOf(Step.WaitForKernel.class);
      assertThat(MappedStop.next(MappedScene.kernel(view, Scene.unknown(false))))
          .isInstanceOf(Step.GiveUp.class);
    }
  }

  @Test
  void givesUpWhatIsDeniedAndLooksAgainAfterTheRest() {
    String action = "ec2:DisassociateAddress";
    assertThat(
            MappedStop.after(
                "Cannot", new Trouble.Denied(action, "UnauthorizedOperation", "no", "")))
        .isInstanceOf(Step.GiveUp.class);
    for (Trouble trouble :
        List.of(
            new Trouble.NotFound(action, "InvalidAssociationID.NotFound", "gone", ""),
            new Trouble.Refused(action, "IncorrectState", "no", ""),
            new Trouble.Throttled(action, "RequestLimitExceeded", "slow", ""),
            new Trouble.NoCredentials(action, "none"),
            new Trouble.Unavailable(action, "timed out", ""))) {
      assertThat(MappedStop.after("Cannot", trouble)).isEqualTo(new Step.WaitForEc2(trouble.why()));
    }
  }
}
