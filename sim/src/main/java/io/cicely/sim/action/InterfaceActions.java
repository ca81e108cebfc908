package io.cicely.sim.action;

import static io.cicely.sim.action.Requests.isTrue;
import static io.cicely.sim.action.Requests.orZero;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.Creation;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.PrivateAddresses;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;

/** Network interfaces: creating, deleting, attaching and detaching them. */
final class InterfaceActions {
  static final List<Action<?>> ALL =
      List.of(
          Action.write(CreateNetworkInterfaceRequest.class, InterfaceActions::create)
              .requires("SubnetId")
              .takes("Description", "Groups", "PrivateIpAddress", "SecondaryPrivateIpAddressCount")
              .takes("PrivateIpAddresses", "Ipv6Addresses", "Ipv6AddressCount")
              .takes("TagSpecifications", "ClientToken")
              .on(InterfaceActions::created),
          Action.write(DeleteNetworkInterfaceRequest.class, InterfaceActions::delete)
              .requires("NetworkInterfaceId")
              .on((world, request) -> Targets.of(world, request.networkInterfaceId())),
          Action.write(AttachNetworkInterfaceRequest.class, InterfaceActions::attach)
              .requires("NetworkInterfaceId", "InstanceId", "DeviceIndex")
              .takes("NetworkCardIndex")
              .on((world, it) -> Targets.of(world, it.networkInterfaceId(), it.instanceId())),
          Action.write(DetachNetworkInterfaceRequest.class, InterfaceActions::detach)
              .requires("AttachmentId")
              .takes("Force")
              .on((world, request) -> Targets.attachment(world, request.attachmentId())));

  private InterfaceActions() {}

  private static Change create(World world, CreateNetworkInterfaceRequest request, Instant now) {
    Creation before = Creation.of(world, request.clientToken(), request.toString());
    if (before != null) {
      return new Change(world, created(world, before.ids().getFirst()));
    }
    String id = world.freshId("eni");
    World next = Interfaces.create(world, wish(request));
    List<String> ipv6 = new ArrayList<>();
    request.ipv6Addresses().stream().map(InstanceIpv6Address::ipv6Address).forEach(ipv6::add);
    int count = orZero(request.ipv6AddressCount());
    if (count > 0) {
      ipv6.addAll(PrivateAddresses.freeIpv6(next, id, count));
    }
    if (!ipv6.isEmpty()) {
      next = PrivateAddresses.assignIpv6(next, id, ipv6);
    }
    next = Requests.tagged(next, id, request.tagSpecifications());
    next = Creation.kept(next, request.clientToken(), request.toString(), List.of(id));
    return new Change(next, created(next, id));
  }

  private static Interfaces.Wish wish(CreateNetworkInterfaceRequest request) {
    List<PrivateIpAddressSpecification> named = request.privateIpAddresses();
    String primary = request.privateIpAddress();
    List<String> secondary = new ArrayList<>();
    for (PrivateIpAddressSpecification each : named) {
      if (!isTrue(each.primary())) {
        secondary.add(each.privateIpAddress());
      } else if (primary == null) {
        primary = each.privateIpAddress();
      } else {
        throw Refusals.invalidCombination("Only one primary private IP address can be specified.");
      }
    }
    return new Interfaces.Wish(
        request.subnetId(),
        primary,
        secondary,
        orZero(request.secondaryPrivateIpAddressCount()),
        request.groups(),
        request.description() == null ? "" : request.description());
  }

  private static CreateNetworkInterfaceResponse created(World world, String id) {
    return CreateNetworkInterfaceResponse.builder()
        .networkInterface(InterfaceAnswers.networkInterface(world, world.networkInterface(id)))
        .build();
  }

  private static List<Resource> created(World world, CreateNetworkInterfaceRequest request) {
    List<Resource> all = new ArrayList<>(Targets.of(world, request.subnetId()));
    all.add(Targets.created(world, "network-interface", request.tagSpecifications()));
    all.addAll(Targets.of(world, request.groups()));
    return all;
  }

  private static Change delete(World world, DeleteNetworkInterfaceRequest request, Instant now) {
    return new Change(
        Interfaces.delete(world, request.networkInterfaceId()),
        DeleteNetworkInterfaceResponse.builder().build());
  }

  private static Change attach(World world, AttachNetworkInterfaceRequest request, Instant now) {
    if (orZero(request.networkCardIndex()) != 0) {
      throw Refusals.invalidValue(
          "Value (" + request.networkCardIndex() + ") for parameter networkCardIndex is invalid.");
    }
    World next =
        Attachments.attach(
            world, request.networkInterfaceId(), request.instanceId(), request.deviceIndex(), now);
    return new Change(
        next,
        AttachNetworkInterfaceResponse.builder()
            .attachmentId(world.freshId("eni-attach"))
            .networkCardIndex(0)
            .build());
  }

  private static Change detach(World world, DetachNetworkInterfaceRequest request, Instant now) {
    World next = Attachments.detach(world, request.attachmentId(), isTrue(request.force()));
    return new Change(next, DetachNetworkInterfaceResponse.builder().build());
  }
}
