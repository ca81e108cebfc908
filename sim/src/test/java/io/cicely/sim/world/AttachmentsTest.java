package io.cicely.sim.world;

import static io.cicely.sim.world.Example.ADAM;
import static io.cicely.sim.world.Example.ADAM_CARD;
import static io.cicely.sim.world.Example.CAIN;
import static io.cicely.sim.world.Example.EVA;
import static io.cicely.sim.world.Example.NOW;
import static io.cicely.sim.world.Example.SUBNET;
import static io.cicely.sim.world.Example.VIP;
import static io.cicely.sim.world.Example.attached;
import static io.cicely.sim.world.Example.attachmentOf;
import static io.cicely.sim.world.Example.refused;
import static io.cicely.sim.world.Example.stopped;
import static io.cicely.sim.world.Example.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.Transition.AttachCompletes;
import io.cicely.sim.world.Transition.DetachCompletes;
import io.cicely.sim.world.Transition.LinkPlugs;
import io.cicely.sim.world.Transition.LinkUnplugs;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentsTest {

  @Test
  void attachedIsShownBeforeTheGuestHasTheLink() {
    World world = Attachments.attach(world(), VIP, ADAM, 1, NOW);
    assertThat(world.enabled()).containsExactly(new AttachCompletes(VIP));
    world = world.fire(new AttachCompletes(VIP));
    assertThat(world.networkInterface(VIP).attachment())
        .extracting(Attachment::status)
        .isEqualTo(Attachment.Status.ATTACHED);
    assertThat(world.dataPlane().liveInstance(VIP)).isNull();
    assertThat(world.enabled()).containsExactly(new LinkPlugs(VIP));
    assertThat(world.fire(new LinkPlugs(VIP)).dataPlane().liveInstance(VIP)).isEqualTo(ADAM);
  }

  @Test
  void availableIsShownOnlyAfterTheLinkIsGone() {
    World world = attached(ADAM);
    world = Attachments.detach(world, attachmentOf(world, VIP), false);
    assertThat(world.enabled()).containsExactly(new LinkUnplugs(VIP, false));
    assertThat(world.dataPlane().liveInstance(VIP)).isEqualTo(ADAM);
    world = world.fire(new LinkUnplugs(VIP, false));
    assertThat(world.dataPlane().plugs().has(VIP)).isFalse();
    assertThat(world.networkInterface(VIP).status()).isEqualTo("in-use");
    world = world.fire(new DetachCompletes(VIP, false));
    assertThat(world.networkInterface(VIP).status()).isEqualTo("available");
    assertThat(world.networkInterface(VIP).attachment()).isNull();
  }

  @Test
  void eachAttachHasANewId() {
    World world = attached(ADAM);
    String first = attachmentOf(world, VIP);
    world = Attachments.detach(world, first, false).settled();
    world = Attachments.attach(world, VIP, EVA, 1, NOW);
    assertThat(attachmentOf(world, VIP)).isNotEqualTo(first).matches("eni-attach-[0-9a-f]{17}");
    World after = world;
    refused(
        "InvalidAttachmentID.NotFound",
        "The interface attachment '" + first + "' does not exist.",
        () -> Attachments.detach(after, first, false));
  }

  @Test
  void anInterfaceIsInOnePlaceOnly() {
    refused(
        "InvalidParameterValue",
        "Network interface '" + VIP + "' is currently in use.",
        () -> Attachments.attach(attached(ADAM), VIP, EVA, 1, NOW));
  }

  @Test
  void deviceIndexesAreUniqueAndMayHaveGaps() {
    refused(
        "InvalidParameterValue",
        "Instance '" + ADAM + "' already has an interface attached at device index '0'.",
        () -> Attachments.attach(world(), VIP, ADAM, 0, NOW));
    World world = Attachments.attach(world(), VIP, ADAM, 7, NOW).settled();
    assertThat(world.dataPlane().liveInstance(VIP)).isEqualTo(ADAM);
  }

  @Test
  void theTypeLimitsTheNumberOfInterfaces() {
    World world = attached(ADAM);
    String third = world.freshId("eni");
    world = created(world);
    world = Attachments.attach(world, third, ADAM, 2, NOW).settled();
    String fourth = world.freshId("eni");
    World full = created(world);
    refused(
        "AttachmentLimitExceeded",
        "Interface count 4 exceeds the limit for m5.large",
        () -> Attachments.attach(full, fourth, ADAM, 3, NOW));
  }

  @Test
  void theZoneMustBeTheSame() {
    refused(
        "InvalidParameterCombination",
        "You may not attach a network interface to an instance if they are not in the same"
            + " availability zone",
        () -> Attachments.attach(world(), VIP, CAIN, 1, NOW));
  }

  @Test
  void anotherSubnetOfTheZoneWillDo() {
    World world = world();
    String card = world.freshId("eni");
    world =
        Interfaces.create(
            world, new Interfaces.Wish(Example.NEIGHBOUR, null, List.of(), 0, List.of(), ""));
    assertThat(
            Attachments.attach(world, card, ADAM, 1, NOW).settled().dataPlane().liveInstance(card))
        .isEqualTo(ADAM);
  }

  @Test
  void aStoppedInstanceTakesAndGivesInterfaces() {
    World world = stopped(world(), ADAM);
    world = Attachments.attach(world, VIP, ADAM, 1, NOW).settled();
    assertThat(world.dataPlane().liveInstance(VIP)).isNull();
    world = Attachments.detach(world, attachmentOf(world, VIP), false).settled();
    assertThat(world.networkInterface(VIP).status()).isEqualTo("available");
  }

  @Test
  void aStoppingInstanceTakesNone() {
    World world = Instances.stop(world(), List.of(ADAM), false, false, NOW);
    refused(
        "IncorrectState",
        "Instance '" + ADAM + "' is not 'running' or 'stopped'.",
        () -> Attachments.attach(world, VIP, ADAM, 1, NOW));
  }

  @Test
  void whetherAStoppingInstanceGivesOneIsTheAccountsToSay() {
    World world = Instances.stop(attached(ADAM), List.of(ADAM), true, true, NOW);
    assertThat(Attachments.detach(world, attachmentOf(world, VIP), false).enabled())
        .contains(new LinkUnplugs(VIP, false));
    World strict =
        new World(
            new Account("123456789012", "eu-west-1", false),
            world.network(),
            world.inventory(),
            world.tags(),
            world.dataPlane(),
            world.serial());
    refused(
        "IncorrectState",
        "Instance '" + ADAM + "' is not 'running' or 'stopped'.",
        () -> Attachments.detach(strict, attachmentOf(strict, VIP), false));
  }

  @Test
  void thePrimaryInterfaceStays() {
    refused(
        "OperationNotPermitted",
        "The network interface at device index 0 and networkCard index 0 cannot be detached.",
        () -> Attachments.detach(world(), attachmentOf(world(), ADAM_CARD), true));
  }

  @Test
  void aSecondPlainDetachIsRefusedAndAForcedOneSpeedsItUp() {
    World world = attached(ADAM);
    String id = attachmentOf(world, VIP);
    World detaching = Attachments.detach(world, id, false);
    refused(
        "IncorrectState",
        "The interface attachment '" + id + "' is already being detached.",
        () -> Attachments.detach(detaching, id, false));
    assertThat(Attachments.detach(detaching, id, true).enabled())
        .containsExactly(new LinkUnplugs(VIP, true));
  }

  @Test
  void aForcedDetachFromARunningMachineBlocksTheIndexUntilItsNextStop() {
    World world = attached(ADAM);
    world = Attachments.detach(world, attachmentOf(world, VIP), true).settled();
    World blocked = world;
    refused(
        "InvalidParameterValue",
        "Instance '" + ADAM + "' already has an interface attached at device index '1'.",
        () -> Attachments.attach(blocked, VIP, ADAM, 1, NOW));
    world = Instances.start(stopped(world, ADAM), List.of(ADAM), NOW).settled();
    assertThat(Attachments.attach(world, VIP, ADAM, 1, NOW).settled().dataPlane().liveInstance(VIP))
        .isEqualTo(ADAM);
  }

  @Test
  void malformedAndUnknownIdsAreToldApart() {
    refused(
        "InvalidNetworkInterfaceAttachmentId.Malformed",
        "Invalid id: \"" + VIP + "\"",
        () -> Attachments.detach(world(), VIP, false));
    refused(
        "InvalidNetworkInterfaceId.Malformed",
        "Invalid id: \"eni-1\"",
        () -> Attachments.attach(world(), "eni-1", ADAM, 1, NOW));
    refused(
        "InvalidNetworkInterfaceID.NotFound",
        "The networkInterface ID 'eni-0ccccccccccccccc1' does not exist",
        () -> Attachments.attach(world(), "eni-0ccccccccccccccc1", ADAM, 1, NOW));
    refused(
        "InvalidAttachmentID.NotFound",
        "The interface attachment 'eni-attach-0ccccccccccccccc1' does not exist.",
        () -> Attachments.detach(world(), "eni-attach-0ccccccccccccccc1", false));
  }

  @Test
  void deleteOnTerminationBelongsToTheAttachment() {
    World world = attached(ADAM);
    world = Attachments.deleteOnTermination(world, VIP, attachmentOf(world, VIP), true);
    world = Instances.terminate(world, List.of(ADAM), false, true, NOW).settled();
    assertThat(world.interfaces().has(VIP)).isFalse();
    assertThat(world.dataPlane().mappings().rows()).doesNotContain(VIP);
  }

  private static World created(World world) {
    return Interfaces.create(world, new Interfaces.Wish(SUBNET, null, List.of(), 0, List.of(), ""));
  }
}
