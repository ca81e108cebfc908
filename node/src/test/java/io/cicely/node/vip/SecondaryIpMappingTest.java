package io.cicely.node.vip;

import static io.cicely.node.vip.MappedScene.ENI;
import static io.cicely.node.vip.MappedScene.EVAS_ENI;
import static io.cicely.node.vip.MappedScene.SECONDARY;
import static io.cicely.node.vip.MappedScene.SECONDARY_V6;
import static io.cicely.node.vip.MappedScene.SECOND_ENI;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.failure.Code;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecondaryIpMappingTest {
  private static final String IPV4 = "192.168.1.60";
  private static final String IPV6 = "2001:db8::60";
  private static final Step.AssignIpv4 ASSIGN = new Step.AssignIpv4(ENI, IPV4);
  private static final Step.AssignIpv6 ASSIGN_V6 = new Step.AssignIpv6(ENI, IPV6);
  private static final Step.UnassignIpv6 UNASSIGN_V6 = new Step.UnassignIpv6(EVAS_ENI, IPV6);
  private static final NetworkInterface SECOND =
      MappedScene.eni(SECOND_ENI, MappedScene.SECOND_MAC, true, "192.168.1.21");

  @Test
  void asksWhichInterfacesTheNodeHas() {
    assertThat(MappedStart.next(MappedScene.ready(SECONDARY)))
        .isEqualTo(new Step.Look(Question.OWN_INTERFACES, Step.NO_HURRY));
  }

  @Test
  void assignsToTheInterfaceOfItsLink() {
    assertThat(MappedStart.next(seen(MappedScene.primaryEni(), SECOND))).isEqualTo(ASSIGN);
    Vip.SecondaryIp byEns6 = new Vip.SecondaryIp(SECONDARY.address(), "ens6");
    Snapshot kernel =
        MappedScene.kernel(
            List.of(new io.cicely.node.net.Address("ens6", byEns6.address(), 32)),
            List.of(byEns6.rule()),
            List.of(new Route(byEns6.table(), "default", "192.168.0.1", "ens6", IPV4, 0)));
    MappedView view = MappedScene.kernel(MappedScene.nothing(byEns6), new Sight.Seen<>(kernel));
    assertThat(MappedStart.next(own(view, MappedScene.primaryEni(), SECOND)))
        .isEqualTo(new Step.AssignIpv4(SECOND_ENI, IPV4));
  }

  @Test
  void isDoneOnceItsInterfaceCarriesTheAddress() {
    MappedView here = seen(MappedScene.primaryEni(IPV4));
    assertThat(MappedStart.next(accepted(here, 1, ASSIGN))).isEqualTo(new Step.Done(""));
  }

  @Test
  void movesItFromAnotherInterfaceOfTheNode() {
    NetworkInterface other =
        MappedScene.eni(SECOND_ENI, MappedScene.SECOND_MAC, true, "192.168.1.21", IPV4);
    assertThat(MappedStart.next(seen(MappedScene.primaryEni(), other))).isEqualTo(ASSIGN);
  }

  @Test
  void isNotFooledByAnAddressThatBeginsAlike() {
    assertThat(MappedStart.next(seen(MappedScene.primaryEni("192.168.1.6", "192.168.1.160"))))
        .isEqualTo(ASSIGN);
  }

  @Test
  void asksOnceWhileADescribeMayLagAndThenAgain() {
    MappedView lagging = seen(MappedScene.primaryEni());
    assertThat(MappedStart.next(accepted(lagging, 4, ASSIGN))).isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStart.next(accepted(lagging, 6, ASSIGN))).isEqualTo(ASSIGN);
  }

  @Test
  void refusesAPrimaryAddress() {
    NetworkInterface primary = MappedScene.eni(ENI, MappedScene.MAC, true, IPV4);
    assertThat(unsuitable(seen(primary))).contains("primary private address of " + ENI);
  }

  @Test
  void refusesALinkThatEc2DoesNotKnow() {
    assertThat(unsuitable(seen(SECOND)))
        .contains("no interface of " + MappedScene.ADAM, "ens5", MappedScene.MAC);
  }

  @Test
  void refusesALinkThatIsNotThereOrHasNoWayOut() {
    Vip.SecondaryIp missing = new Vip.SecondaryIp(SECONDARY.address(), "ens7");
    assertThat(unsuitable(MappedScene.ready(missing))).isEqualTo("there is no link ens7");
    Snapshot noDefault = new Snapshot(List.of(Scene.primary()), List.of(), List.of(), List.of());
    MappedView nowhere =
        MappedScene.kernel(MappedScene.nothing(SECONDARY), new Sight.Seen<>(noDefault));
    assertThat(unsuitable(nowhere)).isEqualTo("no link has a default route");
    Vip.SecondaryIp noRouter = new Vip.SecondaryIp(SECONDARY_V6.address(), "ens6");
    Sight<Snapshot> silent = new Sight.Seen<>(MappedScene.withoutRouter());
    assertThat(unsuitable(MappedScene.kernel(MappedScene.nothing(noRouter), silent)))
        .contains("no default route and no subnet");
  }

  @Test
  void waitsForALinkThatIsDown() {
    Link down = new Link("ens5", MappedScene.MAC, true, false, 9001, 0, 1, 2);
    Snapshot whole = MappedScene.with(SECONDARY.address());
    Snapshot kernel = new Snapshot(List.of(down), whole.addresses(), whole.rules(), whole.routes());
    assertThat(
            MappedStart.next(
                MappedScene.kernel(MappedScene.nothing(SECONDARY), new Sight.Seen<>(kernel))))
        .isInstanceOf(Step.WaitForKernel.class);
  }

  @Test
  void takesAnIpv6AddressAwayBeforeItAssignsIt() {
    MappedView view = own(MappedScene.ready(SECONDARY_V6), MappedScene.primaryEni());
    assertThat(MappedStart.next(view)).isEqualTo(new Step.Look(Question.HOLDER, Step.NO_HURRY));
    assertThat(MappedStart.next(heldBy(view, EVAS_ENI))).isEqualTo(UNASSIGN_V6);
    assertThat(MappedStart.next(heldBy(view, ""))).isEqualTo(ASSIGN_V6);
    assertThat(MappedStart.next(accepted(heldBy(view, EVAS_ENI), 1, UNASSIGN_V6)))
        .as("a holder that was asked to give it up may only seem to have it")
        .isEqualTo(ASSIGN_V6);
    assertThat(MappedStart.next(accepted(heldBy(view, EVAS_ENI), 6, UNASSIGN_V6)))
        .isEqualTo(UNASSIGN_V6);
    assertThat(MappedStart.next(accepted(heldBy(view, ""), 1, UNASSIGN_V6, ASSIGN_V6)))
        .isInstanceOf(Step.WaitForEc2.class);
  }

  @Test
  void isDoneOnceItsInterfaceCarriesTheIpv6Address() {
    MappedView view = own(MappedScene.ready(SECONDARY_V6), MappedScene.primaryEni(IPV6));
    assertThat(MappedStart.next(accepted(view, 1, ASSIGN_V6))).isEqualTo(new Step.Done(""));
  }

  @Test
  void neverTakesAnIpv6AddressFromAHolderThatWasNotSeen() {
    MappedView view = own(MappedScene.ready(SECONDARY_V6), MappedScene.primaryEni());
    assertThat(MappedStart.next(MappedScene.held(view, Scene.unknown(true))))
        .isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStart.next(MappedScene.held(view, Scene.unknown(false))))
        .isInstanceOf(Step.GiveUp.class);
  }

  private static MappedView seen(NetworkInterface... interfaces) {
    return own(MappedScene.ready(SECONDARY), interfaces);
  }

  private static MappedView own(MappedView view, NetworkInterface... interfaces) {
    return MappedScene.owning(view, MappedScene.own(interfaces));
  }

  private static MappedView heldBy(MappedView view, String holder) {
    return MappedScene.held(view, new Sight.Seen<>(holder));
  }

  private static MappedView accepted(MappedView view, int secondsAgo, Step... steps) {
    return MappedScene.accepted(view, Duration.ofSeconds(secondsAgo), steps);
  }

  private static String unsuitable(MappedView view) {
    Step.GiveUp giveUp = (Step.GiveUp) MappedStart.next(view);
    assertThat(giveUp.failure().code()).isEqualTo(Code.NODE_UNSUITABLE);
    return giveUp.failure().why();
  }
}
