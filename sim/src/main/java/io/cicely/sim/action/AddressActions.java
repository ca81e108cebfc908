package io.cicely.sim.action;

import static io.cicely.sim.action.Requests.isTrue;

import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.PrivateAddresses;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssignedPrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesResponse;

/** Private addresses: assigning them to network interfaces and taking them away. */
final class AddressActions {
  static final List<Action<?>> ALL =
      List.of(
          Action.write(AssignPrivateIpAddressesRequest.class, AddressActions::assign)
              .requires("NetworkInterfaceId")
              .takes("PrivateIpAddresses", "SecondaryPrivateIpAddressCount", "AllowReassignment")
              .on((world, request) -> Targets.of(world, request.networkInterfaceId())),
          Action.write(UnassignPrivateIpAddressesRequest.class, AddressActions::unassign)
              .requires("NetworkInterfaceId", "PrivateIpAddresses")
              .on((world, request) -> Targets.of(world, request.networkInterfaceId())),
          Action.write(AssignIpv6AddressesRequest.class, AddressActions::assignIpv6)
              .requires("NetworkInterfaceId")
              .takes("Ipv6Addresses", "Ipv6AddressCount")
              .on((world, request) -> Targets.of(world, request.networkInterfaceId())),
          Action.write(UnassignIpv6AddressesRequest.class, AddressActions::unassignIpv6)
              .requires("NetworkInterfaceId", "Ipv6Addresses")
              .on((world, request) -> Targets.of(world, request.networkInterfaceId())));

  private AddressActions() {}

  private static Change assign(World world, AssignPrivateIpAddressesRequest request, Instant now) {
    String id = request.networkInterfaceId();
    List<String> named = request.privateIpAddresses();
    Integer count = request.secondaryPrivateIpAddressCount();
    if (named.isEmpty() && count == null) {
      throw Refusals.missingParameter("secondaryPrivateIpAddressCount or privateIpAddress");
    }
    if (!named.isEmpty() && count != null) {
      throw Refusals.invalidCombination(
          "The parameters privateIpAddress and secondaryPrivateIpAddressCount cannot be used"
              + " together.");
    }
    World next =
        count == null
            ? PrivateAddresses.assign(world, id, named, isTrue(request.allowReassignment()))
            : PrivateAddresses.assign(world, id, count);
    List<String> assigned = count == null ? named : added(world, next, id);
    return new Change(
        next,
        AssignPrivateIpAddressesResponse.builder()
            .networkInterfaceId(id)
            .assignedPrivateIpAddresses(
                assigned.stream()
                    .map(it -> AssignedPrivateIpAddress.builder().privateIpAddress(it).build())
                    .toList())
            .build());
  }

  private static Change unassign(
      World world, UnassignPrivateIpAddressesRequest request, Instant now) {
    return new Change(
        PrivateAddresses.unassign(
            world, request.networkInterfaceId(), request.privateIpAddresses()),
        UnassignPrivateIpAddressesResponse.builder().build());
  }

  private static Change assignIpv6(World world, AssignIpv6AddressesRequest request, Instant now) {
    String id = request.networkInterfaceId();
    Refusals.checkInterfaceId(id);
    Integer count = request.ipv6AddressCount();
    if (request.ipv6Addresses().isEmpty() && count == null) {
      throw Refusals.missingParameter("ipv6AddressCount or ipv6Addresses");
    }
    List<String> wanted =
        count == null ? request.ipv6Addresses() : PrivateAddresses.freeIpv6(world, id, count);
    return new Change(
        PrivateAddresses.assignIpv6(world, id, wanted),
        AssignIpv6AddressesResponse.builder()
            .networkInterfaceId(id)
            .assignedIpv6Addresses(wanted)
            .build());
  }

  private static Change unassignIpv6(
      World world, UnassignIpv6AddressesRequest request, Instant now) {
    return new Change(
        PrivateAddresses.unassignIpv6(world, request.networkInterfaceId(), request.ipv6Addresses()),
        UnassignIpv6AddressesResponse.builder()
            .networkInterfaceId(request.networkInterfaceId())
            .unassignedIpv6Addresses(request.ipv6Addresses())
            .build());
  }

  private static List<String> added(World before, World after, String id) {
    NetworkInterface card = before.networkInterface(id);
    return after.networkInterface(id).privateAddresses().stream()
        .filter(each -> !card.privateAddresses().contains(each))
        .toList();
  }
}
