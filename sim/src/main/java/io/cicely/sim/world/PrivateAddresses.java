package io.cicely.sim.world;

import io.cicely.sim.world.ElasticIp.Association;
import io.cicely.sim.world.ElasticIp.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Assigning private addresses to interfaces and taking them away. The API shows the new holder at
 * once; packets follow later.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssignPrivateIpAddresses.html">
 *     AssignPrivateIpAddresses</a>
 */
public final class PrivateAddresses {
  private PrivateAddresses() {}

  /** AssignPrivateIpAddresses with addresses by name: all of them or none. */
  public static World assign(
      World world, String interfaceId, List<String> addresses, boolean allowReassignment) {
    Refusals.checkInterfaceId(interfaceId);
    World next = world;
    for (String address : addresses) {
      next = assign(next, next.networkInterface(interfaceId), address, allowReassignment);
    }
    refuseTooMany(next, next.networkInterface(interfaceId));
    return next;
  }

  /** AssignPrivateIpAddresses with a number of addresses of EC2's choice. */
  public static World assign(World world, String interfaceId, int count) {
    Refusals.checkInterfaceId(interfaceId);
    NetworkInterface card = world.networkInterface(interfaceId);
    Subnet subnet = world.subnet(card.subnetId());
    return assign(world, interfaceId, Interfaces.pick(world, subnet, count, _ -> false), false);
  }

  /** UnassignPrivateIpAddresses: an Elastic IP on such an address loses its association. */
  public static World unassign(World world, String interfaceId, List<String> addresses) {
    Refusals.checkInterfaceId(interfaceId);
    NetworkInterface card = world.networkInterface(interfaceId);
    if (!card.privateAddresses().containsAll(addresses)) {
      throw notAssigned(interfaceId);
    }
    if (addresses.contains(card.primaryAddress())) {
      throw Refusals.invalidValue(
          "The primary private IP address " + card.primaryAddress() + " cannot be unassigned");
    }
    World next = world.with(card.withIpv4(without(card.privateAddresses(), addresses)));
    for (String address : addresses) {
      next = moveElasticIp(next, new Endpoint(interfaceId, address), null);
    }
    return next;
  }

  /** AssignIpv6Addresses with addresses by name; there is no reassignment of IPv6. */
  public static World assignIpv6(World world, String interfaceId, List<String> addresses) {
    Refusals.checkInterfaceId(interfaceId);
    NetworkInterface card = world.networkInterface(interfaceId);
    Subnet subnet = world.subnet(card.subnetId());
    List<String> held = new ArrayList<>(card.ipv6Addresses());
    for (String address : addresses) {
      String canonical = inRange(ipv6Range(subnet), address);
      if (world.holderOf(new VpcAddress(subnet.vpcId(), canonical)).isPresent()) {
        throw Refusals.invalidValue("The specified address is already in use.");
      }
      held.add(canonical);
    }
    refuseTooManyIpv6(world, card, held.size());
    return world.with(card.withIpv6(held));
  }

  /** The addresses that AssignIpv6Addresses would choose. */
  public static List<String> freeIpv6(World world, String interfaceId, int count) {
    Subnet subnet = world.subnet(world.networkInterface(interfaceId).subnetId());
    Cidr range = ipv6Range(subnet);
    return LongStream.iterate(16, offset -> offset + 1)
        .mapToObj(range::at)
        .filter(each -> world.holderOf(new VpcAddress(subnet.vpcId(), each)).isEmpty())
        .limit(count)
        .toList();
  }

  /** UnassignIpv6Addresses. */
  public static World unassignIpv6(World world, String interfaceId, List<String> addresses) {
    Refusals.checkInterfaceId(interfaceId);
    NetworkInterface card = world.networkInterface(interfaceId);
    List<String> canonical = addresses.stream().map(PrivateAddresses::readable).toList();
    if (!card.ipv6Addresses().containsAll(canonical)) {
      throw notAssigned(interfaceId);
    }
    return world.with(card.withIpv6(without(card.ipv6Addresses(), canonical)));
  }

  private static World assign(
      World world, NetworkInterface card, String address, boolean allowReassignment) {
    Subnet subnet = world.subnet(card.subnetId());
    String canonical = inSubnet(subnet, address);
    NetworkInterface holder =
        world.holderOf(new VpcAddress(subnet.vpcId(), canonical)).orElse(null);
    World next = world;
    if (holder != null) {
      if (holder.id().equals(card.id())) {
        return world;
      }
      refuseMove(holder, canonical, allowReassignment);
      next = next.with(holder.withIpv4(without(holder.privateAddresses(), List.of(canonical))));
      next =
          moveElasticIp(
              next, new Endpoint(holder.id(), canonical), new Endpoint(card.id(), canonical));
    }
    List<String> addresses = new ArrayList<>(card.privateAddresses());
    addresses.add(canonical);
    return next.with(card.withIpv4(addresses));
  }

  private static void refuseMove(
      NetworkInterface holder, String address, boolean allowReassignment) {
    if (!allowReassignment || holder.primaryAddress().equals(address)) {
      throw Refusals.invalidValue("[" + address + "] assigned, but move is not allowed.");
    }
  }

  private static World moveElasticIp(World world, Endpoint from, @Nullable Endpoint to) {
    World next = world;
    for (ElasticIp each : world.addresses().rows()) {
      Association association = each.association();
      if (association != null && association.endpoint().equals(from)) {
        next = next.with(each.with(to == null ? null : new Association(association.id(), to)));
      }
    }
    return next;
  }

  private static void refuseTooMany(World world, NetworkInterface card) {
    Attachment attachment = card.attachment();
    if (attachment != null) {
      refuseTooMany(card, world.instance(attachment.instanceId()).type());
    }
  }

  static void refuseTooMany(NetworkInterface card, InstanceType type) {
    if (card.privateAddresses().size() > type.ipv4PerInterface()) {
      throw new Ec2Error(
          "PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
    }
  }

  private static void refuseTooManyIpv6(World world, NetworkInterface card, int count) {
    Attachment attachment = card.attachment();
    if (attachment != null
        && count > world.instance(attachment.instanceId()).type().ipv6PerInterface()) {
      throw new Ec2Error(
          "PrivateIpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
    }
  }

  private static Cidr ipv6Range(Subnet subnet) {
    Cidr range = subnet.ipv6Cidr();
    if (range == null) {
      throw Refusals.invalidValue(
          "The subnet '" + subnet.id() + "' does not have an IPv6 CIDR block associated.");
    }
    return range;
  }

  /** The address in canonical form, refused when it is none of the subnet's. */
  static String inSubnet(Subnet subnet, String address) {
    String canonical = inRange(subnet.cidr(), address);
    if (subnet.reserves(canonical)) {
      throw Refusals.invalidValue("Address is in subnet's reserved address range");
    }
    return canonical;
  }

  private static String inRange(Cidr range, String address) {
    String canonical = readable(address);
    if (!range.contains(canonical)) {
      throw Refusals.invalidValue("Address does not fall within the subnet's address range");
    }
    return canonical;
  }

  private static String readable(String address) {
    try {
      return Cidr.canonical(address);
    } catch (IllegalArgumentException e) {
      throw Refusals.invalidValue("invalid value for parameter address: " + address);
    }
  }

  private static List<String> without(List<String> all, List<String> some) {
    return all.stream().filter(each -> !some.contains(each)).toList();
  }

  private static Ec2Error notAssigned(String interfaceId) {
    return Refusals.invalidValue(
        "Some of the specified addresses are not assigned to interface " + interfaceId);
  }
}
