package io.cicely.sim.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** VPCs and their subnets. */
public final class Networks {
  private Networks() {}

  /** A VPC comes with a default security group and a main route table. */
  static World createVpc(World world, String id, Cidr cidr, @Nullable Cidr ipv6Cidr) {
    World next = world.with(new Vpc(id, cidr, ipv6Cidr, false)).counted();
    next = SecurityGroups.createDefault(next, id);
    return withMainTable(next, next.freshId("rtb"), id);
  }

  /** A new VPC whose main route table has that id. */
  static World createVpc(
      World world, String id, Cidr cidr, @Nullable Cidr ipv6Cidr, String mainTableId) {
    World next = world.with(new Vpc(id, cidr, ipv6Cidr, false)).counted();
    return withMainTable(SecurityGroups.createDefault(next, id), mainTableId, id);
  }

  private static World withMainTable(World world, String tableId, String vpcId) {
    World next = world.counted();
    Table<String, String> main =
        Table.<String, String>empty().with(next.freshId("rtbassoc"), RouteTable.MAIN);
    return next.with(new RouteTable(tableId, vpcId, Table.empty(), main)).counted();
  }

  /**
   * CreateVpc. The new VPC's id is {@code world.freshId("vpc")}.
   *
   * @param ipv6 whether Amazon is to provide an IPv6 range
   */
  public static World createVpc(World world, Cidr cidr, boolean ipv6) {
    if (cidr.isIpv6() || cidr.length() < 16 || cidr.length() > 28) {
      throw new Ec2Error("InvalidVpc.Range", "The CIDR '" + cidr + "' is invalid.");
    }
    // 2001:db8::/32 is for documentation (RFC 3849): a /56 of it is nobody's.
    String network =
        String.format("2001:db8:%x:%x00::/56", world.serial() >> 8, world.serial() & 255);
    return createVpc(world, world.freshId("vpc"), cidr, ipv6 ? Cidr.parse(network) : null);
  }

  /** CreateSubnet. The new subnet's id is {@code world.freshId("subnet")}. */
  public static World createSubnet(
      World world, String vpcId, Cidr cidr, @Nullable Cidr ipv6Cidr, String zone) {
    return createSubnet(world, world.freshId("subnet"), vpcId, cidr, ipv6Cidr, zone);
  }

  static World createSubnet(
      World world, String id, String vpcId, Cidr cidr, @Nullable Cidr ipv6Cidr, String zone) {
    Vpc vpc = world.vpc(vpcId);
    if (!zones(world).contains(zone)) {
      throw Refusals.invalidValue(
          "Value ("
              + zone
              + ") for parameter availabilityZone is invalid. Subnets can currently"
              + " only be created in the following availability zones: "
              + String.join(", ", zones(world))
              + ".");
    }
    if (cidr.isIpv6() || !vpc.cidr().contains(cidr) || cidr.length() > 28) {
      throw new Ec2Error("InvalidSubnet.Range", "The CIDR '" + cidr + "' is invalid.");
    }
    if (ipv6Cidr != null && (ipv6Cidr.length() != 64 || !vpc.contains(ipv6Cidr))) {
      throw new Ec2Error("InvalidSubnet.Range", "The CIDR '" + ipv6Cidr + "' is invalid.");
    }
    boolean conflict =
        world.subnets().stream()
            .filter(each -> each.vpcId().equals(vpcId))
            .anyMatch(
                it ->
                    it.cidr().overlaps(cidr)
                        || (ipv6Cidr != null && ipv6Cidr.equals(it.ipv6Cidr())));
    if (conflict) {
      throw new Ec2Error(
          "InvalidSubnet.Conflict", "The CIDR '" + cidr + "' conflicts with another subnet");
    }
    return world.with(new Subnet(id, vpcId, cidr, ipv6Cidr, zone)).counted();
  }

  /** Each region has three zones. */
  public static List<String> zones(World world) {
    String region = world.account().region();
    return List.of(region + "a", region + "b", region + "c");
  }
}
