package io.cicely.sim.world;

import static io.cicely.sim.world.Example.ADAM;
import static io.cicely.sim.world.Example.ADAM_CARD;
import static io.cicely.sim.world.Example.CAIN;
import static io.cicely.sim.world.Example.EVA;
import static io.cicely.sim.world.Example.NOW;
import static io.cicely.sim.world.Example.VIP;
import static io.cicely.sim.world.Example.attached;
import static io.cicely.sim.world.Example.refused;
import static io.cicely.sim.world.Example.stopped;
import static io.cicely.sim.world.Example.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.Instance.Protection;
import io.cicely.sim.world.Transition.AcpiButtonPressed;
import io.cicely.sim.world.Transition.GraceExpires;
import io.cicely.sim.world.Transition.GuestHalts;
import io.cicely.sim.world.Transition.InstanceForgotten;
import io.cicely.sim.world.Transition.InstanceRestarts;
import io.cicely.sim.world.Transition.InstanceRuns;
import io.cicely.sim.world.Transition.InstanceStops;
import io.cicely.sim.world.Transition.InstanceTerminates;
import io.cicely.sim.world.Transition.PowerCuts;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstancesTest {
  private static final List<String> ONE = List.of(ADAM);

  @Test
  void aDefaultStopAsksTheGuestFirst() {
    World world = Instances.stop(world(), ONE, false, false, NOW);
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.STOPPING);
    assertThat(world.enabled()).containsExactly(new AcpiButtonPressed(ADAM));
    world = world.fire(new AcpiButtonPressed(ADAM));
    assertThat(world.enabled())
        .containsExactly(new GraceExpires(ADAM, false), new GuestHalts(ADAM));
    world = world.fire(new GuestHalts(ADAM));
    assertThat(world.dataPlane().power(ADAM)).isEqualTo(Power.OFF);
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.STOPPING);
    world = world.fire(new InstanceStops(ADAM));
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(world.enabled()).isEmpty();
  }

  @Test
  void forceAloneIsNoPowerCut() {
    World world = Instances.stop(world(), ONE, true, false, NOW);
    assertThat(world.enabled()).containsExactly(new AcpiButtonPressed(ADAM));
    world = world.fire(new AcpiButtonPressed(ADAM));
    assertThat(world.enabled()).contains(new GraceExpires(ADAM, true));
  }

  @Test
  void skipOsShutdownCutsThePowerWithoutAsking() {
    World world = Instances.stop(world(), ONE, true, true, NOW);
    assertThat(world.enabled()).containsExactly(new PowerCuts(ADAM));
  }

  @Test
  void skipOnceAskedForStays() {
    World world = Instances.stop(world(), ONE, true, true, NOW);
    world = Instances.stop(world, ONE, false, false, NOW);
    assertThat(world.enabled()).containsExactly(new PowerCuts(ADAM));
  }

  @Test
  void aLaterSkipSpeedsUpAGracefulStop() {
    World world = Instances.stop(world(), ONE, false, false, NOW);
    world = world.fire(new AcpiButtonPressed(ADAM));
    world = Instances.stop(world, ONE, false, true, NOW);
    assertThat(world.enabled()).containsExactly(new GuestHalts(ADAM), new PowerCuts(ADAM));
  }

  @Test
  void stoppingWhatIsStoppedSucceedsAndChangesNothing() {
    World world = stopped(world(), ADAM);
    assertThat(Instances.stop(world, ONE, true, true, NOW)).isEqualTo(world);
  }

  @Test
  void xenTypesRefuseSkipOsShutdown() {
    refused(
        "OperationNotPermitted",
        "SkipOsShutdown is not supported on Xen instance types.",
        () -> Instances.stop(world(), List.of(CAIN), true, true, NOW));
    assertThat(Instances.stop(world(), List.of(CAIN), true, false, NOW).instance(CAIN).state())
        .isEqualTo(InstanceState.STOPPING);
  }

  @Test
  void stopProtectionRefuses() {
    World world = Instances.protect(world(), ADAM, new Protection(true, false, false));
    refused(
        "OperationNotPermitted",
        "The instance '"
            + ADAM
            + "' may not be stopped. Modify its 'disableApiStop' instance attribute and try"
            + " again.",
        () -> Instances.stop(world, ONE, true, true, NOW));
  }

  @Test
  void terminationProtectionRefuses() {
    World world = Instances.protect(world(), ADAM, new Protection(false, true, false));
    refused(
        "OperationNotPermitted",
        "The instance '"
            + ADAM
            + "' may not be terminated. Modify its 'disableApiTermination' instance attribute"
            + " and try again.",
        () -> Instances.terminate(world, ONE, false, false, NOW));
  }

  @Test
  void unknownInstancesAreNamedTogether() {
    String one = "i-0ccccccccccccccc1";
    String other = "i-0ccccccccccccccc2";
    refused(
        "InvalidInstanceID.NotFound",
        "The instance ID '" + one + "' does not exist",
        () -> Instances.stop(world(), List.of(one), false, false, NOW));
    refused(
        "InvalidInstanceID.NotFound",
        "The instance IDs '" + one + ", " + other + "' do not exist",
        () -> Instances.stop(world(), List.of(ADAM, one, other), false, false, NOW));
    refused(
        "InvalidInstanceID.Malformed",
        "Invalid id: \"adam\"",
        () -> Instances.stop(world(), List.of("adam"), false, false, NOW));
  }

  @Test
  void oneRefusalStopsNone() {
    World world = Instances.protect(world(), EVA, new Protection(true, false, false));
    refused(
        "OperationNotPermitted",
        "The instance '"
            + EVA
            + "' may not be stopped. Modify its 'disableApiStop' instance attribute and try"
            + " again.",
        () -> Instances.stop(world, List.of(ADAM, EVA), false, false, NOW));
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.RUNNING);
  }

  @Test
  void startingGoesThroughPending() {
    World world = Instances.start(stopped(world(), ADAM), ONE, NOW.plusSeconds(60));
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.PENDING);
    assertThat(world.instance(ADAM).launchTime()).isEqualTo(NOW.plusSeconds(60));
    assertThat(world.dataPlane().power(ADAM)).isEqualTo(Power.OFF);
    world = world.fire(new InstanceRuns(ADAM));
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.RUNNING);
    assertThat(world.dataPlane().power(ADAM)).isEqualTo(Power.ON);
  }

  @Test
  void startingWhatRunsChangesNothing() {
    assertThat(Instances.start(world(), ONE, NOW)).isEqualTo(world());
  }

  @Test
  void whatIsStoppingCannotBeStartedAndWhatIsPendingNotStopped() {
    World stopping = Instances.stop(world(), ONE, false, false, NOW);
    refused(
        "IncorrectInstanceState",
        "The instance '" + ADAM + "' is not in a state from which it can be started.",
        () -> Instances.start(stopping, ONE, NOW));
    World pending = Instances.start(stopped(world(), ADAM), ONE, NOW);
    refused(
        "IncorrectInstanceState",
        "This instance '" + ADAM + "' is not in a state from which it can be stopped.",
        () -> Instances.stop(pending, ONE, false, false, NOW));
  }

  @Test
  void aStoppedInstanceKeepsItsInterfaces() {
    World world = stopped(attached(ADAM), ADAM);
    assertThat(world.interfacesOf(ADAM).map(NetworkInterface::id)).containsExactly(ADAM_CARD, VIP);
    assertThat(world.networkInterface(VIP).status()).isEqualTo("in-use");
    assertThat(world.dataPlane().liveInstance(VIP)).isNull();
    World again = Instances.start(world, ONE, NOW).settled();
    assertThat(again.dataPlane().liveInstance(VIP)).isEqualTo(ADAM);
  }

  @Test
  void terminationDeletesWhatIsMarkedAndFreesTheRest() {
    World world = Instances.terminate(attached(ADAM), ONE, false, true, NOW);
    world = world.fire(new PowerCuts(ADAM)).fire(new InstanceTerminates(ADAM));
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.TERMINATED);
    assertThat(world.interfaces().has(ADAM_CARD)).isFalse();
    assertThat(world.networkInterface(VIP).status()).isEqualTo("available");
    assertThat(world.dataPlane().plugs().has(VIP)).isFalse();
    World gone = world.settled().fire(new InstanceForgotten(ADAM));
    assertThat(gone.instances().has(ADAM)).isFalse();
    assertThat(gone.tagsOf(ADAM).size()).isZero();
  }

  @Test
  void terminatingTwiceSucceeds() {
    World world = Instances.terminate(world(), ONE, false, true, NOW).settled();
    assertThat(Instances.terminate(world, ONE, false, false, NOW)).isEqualTo(world);
  }

  @Test
  void aRebootStaysRunningThroughout() {
    World world = Instances.reboot(world(), ONE).fire(new AcpiButtonPressed(ADAM));
    world = world.fire(new GuestHalts(ADAM));
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.RUNNING);
    world = world.fire(new InstanceRestarts(ADAM));
    assertThat(world.dataPlane().power(ADAM)).isEqualTo(Power.ON);
    assertThat(world.enabled()).isEmpty();
  }

  @Test
  void aGuestThatHaltsByItselfStopsTheInstance() {
    World world = Instances.guestHalted(world(), ADAM, NOW);
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.STOPPING);
    assertThat(world.instance(ADAM).lifecycle().reason())
        .isEqualTo("Client.InstanceInitiatedShutdown");
    assertThat(world.settled().instance(ADAM).state()).isEqualTo(InstanceState.STOPPED);
  }

  @Test
  void aGuestThatHaltsByItselfMayTerminateTheInstance() {
    World world = Instances.protect(world(), ADAM, new Protection(false, false, true));
    world = Instances.guestHalted(world, ADAM, NOW).settled();
    assertThat(world.instance(ADAM).state()).isEqualTo(InstanceState.TERMINATED);
  }

  @Test
  void onlyAStoppedInstanceChangesItsType() {
    refused(
        "IncorrectInstanceState",
        "The instance '" + ADAM + "' is not in the 'stopped' state.",
        () -> Instances.retype(world(), ADAM, Example.type("c5.large")));
    World world = Instances.retype(stopped(world(), ADAM), ADAM, Example.type("c5.large"));
    assertThat(world.instance(ADAM).type().name()).isEqualTo("c5.large");
  }
}
