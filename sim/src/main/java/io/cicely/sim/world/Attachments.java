package io.cicely.sim.world;

import java.time.Instant;

/** Attaching interfaces to instances and detaching them. */
public final class Attachments {
  private Attachments() {}

  /** AttachNetworkInterface. The new attachment's id is {@code world.freshId("eni-attach")}. */
  public static World attach(
      World world, String interfaceId, String instanceId, int deviceIndex, Instant now) {
    Refusals.checkInterfaceId(interfaceId);
    Refusals.checkInstanceId(instanceId);
    NetworkInterface card = world.networkInterface(interfaceId);
    Instance instance = world.instance(instanceId);
    if (card.attachment() != null) {
      throw Refusals.interfaceInUse(interfaceId);
    }
    refuseState(instance);
    refusePlace(world, card, instance);
    refuseIndex(world, instance, deviceIndex);
    refuseCount(world, instance);
    PrivateAddresses.refuseTooMany(card, instance.type());
    return added(world, card, instanceId, deviceIndex, false, now);
  }

  /**
   * DetachNetworkInterface.
   *
   * <p>A second plain detach while the first is under way is refused (assumed: AWS documents no
   * answer); a forced one is accepted and speeds it up.
   */
  public static World detach(World world, String attachmentId, boolean force) {
    Refusals.checkAttachmentId(attachmentId);
    NetworkInterface card =
        world.attachedBy(attachmentId).orElseThrow(() -> Refusals.noSuchAttachment(attachmentId));
    Attachment attachment = attachmentOf(card, attachmentId);
    if (attachment.deviceIndex() == 0) {
      throw Refusals.notPermitted(
          "The network interface at device index 0 and networkCard index 0 cannot be detached.");
    }
    refuseDetach(world, world.instance(attachment.instanceId()));
    if (attachment.status() == Attachment.Status.DETACHING && !force) {
      throw Refusals.incorrectState(
          "The interface attachment '" + attachmentId + "' is already being detached.");
    }
    return world.with(card.with(attachment.detaching(force)));
  }

  /** ModifyNetworkInterfaceAttribute Attachment.DeleteOnTermination. */
  public static World deleteOnTermination(
      World world, String interfaceId, String attachmentId, boolean delete) {
    NetworkInterface card = world.networkInterface(interfaceId);
    Attachment attachment = card.attachment();
    if (attachment == null || !attachment.id().equals(attachmentId)) {
      throw Refusals.noSuchAttachment(attachmentId);
    }
    return world.with(card.with(attachment.deletedOnTermination(delete)));
  }

  static World added(
      World world,
      NetworkInterface card,
      String instanceId,
      int deviceIndex,
      boolean deleteOnTermination,
      Instant now) {
    Attachment attachment =
        new Attachment(
            world.freshId("eni-attach"),
            instanceId,
            deviceIndex,
            Attachment.Status.ATTACHING,
            deleteOnTermination,
            false,
            now);
    return world.with(card.with(attachment)).counted();
  }

  private static void refuseState(Instance instance) {
    switch (instance.state()) {
      case RUNNING, STOPPED -> {}
      case PENDING, STOPPING, SHUTTING_DOWN, TERMINATED ->
          throw Refusals.incorrectState(
              "Instance '" + instance.id() + "' is not 'running' or 'stopped'.");
    }
  }

  private static void refuseDetach(World world, Instance instance) {
    switch (instance.state()) {
      case RUNNING, STOPPED, TERMINATED -> {}
      case STOPPING, SHUTTING_DOWN -> {
        if (!world.account().detachWhileStopping()) {
          refuseState(instance);
        }
      }
      case PENDING -> refuseState(instance);
    }
  }

  private static void refusePlace(World world, NetworkInterface card, Instance instance) {
    Subnet there = world.subnet(instance.subnetId());
    Subnet here = world.subnet(card.subnetId());
    if (!here.vpcId().equals(there.vpcId())) {
      throw Refusals.invalidCombination(
          "You may not attach a network interface to an instance if they are not in the same VPC");
    }
    if (!here.zone().equals(there.zone())) {
      throw Refusals.invalidCombination(
          "You may not attach a network interface to an instance if they are not in the same"
              + " availability zone");
    }
  }

  private static void refuseIndex(World world, Instance instance, int deviceIndex) {
    if (deviceIndex < 0) {
      throw Refusals.invalidValue(
          "Value (" + deviceIndex + ") for parameter deviceIndex is invalid.");
    }
    boolean taken =
        world
            .interfacesOf(instance.id())
            .map(NetworkInterface::attachment)
            .anyMatch(each -> each != null && each.deviceIndex() == deviceIndex);
    if (taken || instance.blockedIndexes().contains(deviceIndex)) {
      throw Refusals.invalidValue(
          "Instance '"
              + instance.id()
              + "' already has an interface attached at device index '"
              + deviceIndex
              + "'.");
    }
  }

  private static void refuseCount(World world, Instance instance) {
    long count = world.interfacesOf(instance.id()).count() + 1;
    if (count > instance.type().interfaces()) {
      throw new Ec2Error(
          "AttachmentLimitExceeded",
          "Interface count " + count + " exceeds the limit for " + instance.type().name());
    }
  }

  private static Attachment attachmentOf(NetworkInterface card, String attachmentId) {
    Attachment attachment = card.attachment();
    if (attachment == null) {
      throw Refusals.noSuchAttachment(attachmentId);
    }
    return attachment;
  }
}
