package io.cicely.sim.world;

import io.cicely.sim.world.ElasticIp.Association;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What the API may do to network interfaces besides attaching them. */
public final class Interfaces {
  private Interfaces() {}

  /**
   * A wanted interface.
   *
   * @param primaryAddress null for EC2's choice
   * @param secondaryAddresses further addresses by name
   * @param secondaryCount how many further addresses of EC2's choice
   * @param groupIds empty for the VPC's default group
   */
  public record Wish(
      String subnetId,
      @Nullable String primaryAddress,
      List<String> secondaryAddresses,
      int secondaryCount,
      List<String> groupIds,
      String description) {}

  /** CreateNetworkInterface. The new interface's id is {@code world.freshId("eni")}. */
  public static World create(World world, Wish wish) {
    return create(world, world.freshId("eni"), wish);
  }

  static World create(World world, String id, Wish wish) {
    Refusals.checkSubnetId(wish.subnetId());
    Subnet subnet = world.subnet(wish.subnetId());
    List<String> addresses = new ArrayList<>();
    String primary = wish.primaryAddress();
    if (primary != null) {
      addresses.add(free(world, subnet, primary));
    }
    for (String each : wish.secondaryAddresses()) {
      addresses.add(free(world, subnet, each));
    }
    if (new HashSet<>(addresses).size() < addresses.size()) {
      throw Refusals.invalidValue("The specified address is already in use.");
    }
    int chosen = wish.secondaryCount() + (primary == null ? 1 : 0);
    List<String> picked = pick(world, subnet, chosen, addresses::contains);
    if (primary == null) {
      addresses.addFirst(picked.getFirst());
      picked = picked.subList(1, picked.size());
    }
    addresses.addAll(picked);
    NetworkInterface card =
        new NetworkInterface(
            id,
            subnet.id(),
            Ids.mac(world.serial()),
            wish.description(),
            addresses,
            List.of(),
            groups(world, subnet.vpcId(), wish.groupIds()),
            true,
            false,
            null);
    return world.with(card).counted();
  }

  /** DeleteNetworkInterface. */
  public static World delete(World world, String id) {
    Refusals.checkInterfaceId(id);
    if (world.networkInterface(id).attachment() != null) {
      throw Refusals.interfaceInUse(id);
    }
    return removed(world, id);
  }

  /** Without the interface; an Elastic IP on it loses its association. */
  static World removed(World world, String id) {
    World next = world.without(world.networkInterface(id));
    for (ElasticIp each : world.addresses().rows()) {
      Association association = each.association();
      if (association != null && association.endpoint().interfaceId().equals(id)) {
        next = next.with(each.with(null));
      }
    }
    return next;
  }

  public static World sourceDestCheck(World world, String id, boolean check) {
    return world.with(world.networkInterface(id).checking(check));
  }

  public static World describe(World world, String id, String description) {
    return world.with(world.networkInterface(id).described(description));
  }

  public static World regroup(World world, String id, List<String> groupIds) {
    NetworkInterface card = world.networkInterface(id);
    return world.with(card.grouped(groups(world, world.vpcOf(card), groupIds)));
  }

  /** An address by name that lies in the subnet and that nobody has. */
  private static String free(World world, Subnet subnet, String address) {
    String canonical = PrivateAddresses.inSubnet(subnet, address);
    if (world.holderOf(new VpcAddress(subnet.vpcId(), canonical)).isPresent()) {
      throw Refusals.invalidValue("The specified address is already in use.");
    }
    return canonical;
  }

  /** The lowest free addresses of the subnet. */
  static List<String> pick(World world, Subnet subnet, int count, Predicate<String> taken) {
    Set<String> held = new HashSet<>();
    world.interfaces().stream()
        .filter(each -> each.subnetId().equals(subnet.id()))
        .forEach(each -> held.addAll(each.privateAddresses()));
    List<String> picked =
        LongStream.range(4, subnet.cidr().size().longValueExact() - 1)
            .mapToObj(subnet.cidr()::at)
            .filter(address -> !held.contains(address) && !taken.test(address))
            .limit(count)
            .toList();
    if (picked.size() < count) {
      throw new Ec2Error(
          "InsufficientFreeAddressesInSubnet",
          "The specified subnet does not have enough free addresses to satisfy the request.");
    }
    return picked;
  }

  static List<String> groups(World world, String vpcId, List<String> ids) {
    if (ids.isEmpty()) {
      return world.groups().stream()
          .filter(each -> each.vpcId().equals(vpcId) && each.name().equals("default"))
          .map(SecurityGroup::id)
          .toList();
    }
    for (String id : ids) {
      Refusals.checkGroupId(id);
      if (!world.group(id).vpcId().equals(vpcId)) {
        throw new Ec2Error(
            "InvalidGroup.NotFound",
            "You have specified two resources that belong to different networks.");
      }
    }
    return List.copyOf(ids);
  }
}
