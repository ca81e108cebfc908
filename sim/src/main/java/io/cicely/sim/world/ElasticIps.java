package io.cicely.sim.world;

import io.cicely.sim.world.ElasticIp.Association;
import io.cicely.sim.world.ElasticIp.Endpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elastic IP addresses and what they are associated with. */
public final class ElasticIps {
  /** TEST-NET-3 (RFC 5737): no address of anybody's. */
  private static final Cidr POOL = Cidr.parse("203.0.113.0/24");

  private ElasticIps() {}

  /** AllocateAddress. The allocation's id is {@code world.freshId("eipalloc")}. */
  public static World allocate(World world) {
    for (long offset = 1; offset < 255; offset++) {
      String publicIp = POOL.at(offset);
      if (world.addresses().stream().noneMatch(each -> each.publicIp().equals(publicIp))) {
        return world.with(new ElasticIp(world.freshId("eipalloc"), publicIp, null)).counted();
      }
    }
    throw new Ec2Error("AddressLimitExceeded", "The maximum number of addresses has been reached.");
  }

  /** ReleaseAddress. */
  public static World release(World world, String allocationId) {
    ElasticIp address = byAllocation(world, allocationId);
    if (address.association() != null) {
      throw new Ec2Error("InvalidIPAddress.InUse", "Address " + address.publicIp() + " is in use.");
    }
    return world.without(address);
  }

  /**
   * AssociateAddress. It is idempotent; otherwise the association's id is {@code
   * world.freshId("eipassoc")}.
   *
   * @param privateAddress null for the interface's primary one
   */
  public static World associate(
      World world,
      String allocationId,
      String interfaceId,
      @Nullable String privateAddress,
      boolean allowReassociation) {
    ElasticIp address = byAllocation(world, allocationId);
    Refusals.checkInterfaceId(interfaceId);
    NetworkInterface card = world.networkInterface(interfaceId);
    refusePending(world, card);
    Endpoint wanted = endpoint(card, privateAddress);
    Association before = address.association();
    if (before != null && before.endpoint().equals(wanted)) {
      return world;
    }
    World next = world;
    Optional<ElasticIp> rival = at(world, wanted);
    if (!allowReassociation) {
      refuseAssociated(address);
      rival.ifPresent(ElasticIps::refuseAssociated);
    }
    if (rival.isPresent()) {
      next = next.with(rival.get().with(null));
    }
    return next.with(address.with(new Association(world.freshId("eipassoc"), wanted))).counted();
  }

  /** DisassociateAddress. */
  public static World disassociate(World world, String associationId) {
    ElasticIp address =
        world.addresses().stream()
            .filter(it -> it.association() != null && it.association().id().equals(associationId))
            .findFirst()
            .orElseThrow(() -> Refusals.noSuchAssociation(associationId));
    return world.with(address.with(null));
  }

  /** The Elastic IP of a private address. */
  public static Optional<ElasticIp> at(World world, Endpoint endpoint) {
    return world.addresses().stream()
        .filter(it -> it.association() != null && it.association().endpoint().equals(endpoint))
        .findFirst();
  }

  public static ElasticIp byAllocation(World world, String allocationId) {
    return world
        .addresses()
        .find(allocationId)
        .orElseThrow(() -> Refusals.noSuchAllocation(allocationId));
  }

  public static ElasticIp byPublicIp(World world, String publicIp) {
    return world.addresses().stream()
        .filter(each -> each.publicIp().equals(publicIp))
        .findFirst()
        .orElseThrow(
            () -> new Ec2Error("InvalidAddress.NotFound", "Address '" + publicIp + "' not found."));
  }

  /** The one interface of an instance, for calls that name the instance alone. */
  public static NetworkInterface onlyInterfaceOf(World world, String instanceId) {
    List<NetworkInterface> cards =
        world.interfacesOf(Instances.all(world, List.of(instanceId)).getFirst().id()).toList();
    if (cards.size() != 1) {
      throw new Ec2Error(
          "InvalidInstanceID",
          "There are multiple interfaces attached to instance '"
              + instanceId
              + "'. Please specify an interface ID for the operation instead.");
    }
    return cards.getFirst();
  }

  private static Endpoint endpoint(NetworkInterface card, @Nullable String privateAddress) {
    String address = privateAddress == null ? card.primaryAddress() : privateAddress;
    if (!card.privateAddresses().contains(address)) {
      throw Refusals.invalidValue(
          "Private IP address " + address + " is not assigned to interface " + card.id());
    }
    return new Endpoint(card.id(), address);
  }

  private static void refusePending(World world, NetworkInterface card) {
    Attachment attachment = card.attachment();
    if (attachment != null
        && world.instance(attachment.instanceId()).state() == InstanceState.PENDING) {
      throw Refusals.incorrectInstanceState(
          "The pending-instance-creation instance to which '"
              + card.id()
              + "' is attached is not in a valid state for this operation");
    }
  }

  private static void refuseAssociated(ElasticIp address) {
    Association association = address.association();
    if (association != null) {
      throw new Ec2Error(
          "Resource.AlreadyAssociated",
          "resource "
              + address.allocationId()
              + " is already associated with associate-id "
              + association.id());
    }
  }
}
