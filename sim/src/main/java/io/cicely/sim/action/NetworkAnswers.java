package io.cicely.sim.action;

import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.RouteTable;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.RouteTarget.ToGateway;
import io.cicely.sim.world.RouteTarget.ToInterface;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.Subnet;
import io.cicely.sim.world.Vpc;
import io.cicely.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/** VPCs, subnets and route tables in the SDK's words. */
final class NetworkAnswers {
  private NetworkAnswers() {}

  static software.amazon.awssdk.services.ec2.model.Vpc vpc(World world, Vpc it) {
    Cidr ipv6 = it.ipv6Cidr();
    return software.amazon.awssdk.services.ec2.model.Vpc.builder()
        .vpcId(it.id())
        .cidrBlock(it.cidr().toString())
        .cidrBlockAssociationSet(
            VpcCidrBlockAssociation.builder()
                .associationId(it.id().replaceFirst("vpc", "vpc-cidr-assoc"))
                .cidrBlock(it.cidr().toString())
                .cidrBlockState(state -> state.state("associated"))
                .build())
        .ipv6CidrBlockAssociationSet(
            ipv6 == null
                ? List.of()
                : List.of(
                    VpcIpv6CidrBlockAssociation.builder()
                        .associationId(it.id().replaceFirst("vpc", "vpc-cidr6-assoc"))
                        .ipv6CidrBlock(ipv6.toString())
                        .ipv6CidrBlockState(state -> state.state("associated"))
                        .build()))
        .dhcpOptionsId("default")
        .instanceTenancy("default")
        .isDefault(it.isDefault())
        .ownerId(world.account().id())
        .state("available")
        .tags(TagAnswers.tags(world, it.id()))
        .build();
  }

  static software.amazon.awssdk.services.ec2.model.Subnet subnet(World world, Subnet it) {
    Cidr ipv6 = it.ipv6Cidr();
    return software.amazon.awssdk.services.ec2.model.Subnet.builder()
        .subnetId(it.id())
        .subnetArn(world.account().arn("subnet/" + it.id()))
        .vpcId(it.vpcId())
        .cidrBlock(it.cidr().toString())
        .ipv6CidrBlockAssociationSet(
            ipv6 == null
                ? List.of()
                : List.of(
                    SubnetIpv6CidrBlockAssociation.builder()
                        .associationId(it.id().replaceFirst("subnet", "subnet-cidr-assoc"))
                        .ipv6CidrBlock(ipv6.toString())
                        .ipv6CidrBlockState(state -> state.state("associated"))
                        .build()))
        .availabilityZone(it.zone())
        .availabilityZoneId(zoneId(it.zone()))
        .availableIpAddressCount((int) free(world, it))
        .assignIpv6AddressOnCreation(false)
        .mapPublicIpOnLaunch(false)
        .defaultForAz(false)
        .ownerId(world.account().id())
        .state("available")
        .tags(TagAnswers.tags(world, it.id()))
        .build();
  }

  /** The zone's id, such as euw1-az1 for eu-west-1a. */
  static String zoneId(String zone) {
    String[] parts = zone.split("-");
    String last = parts[parts.length - 1];
    int number = last.charAt(last.length() - 1) - 'a' + 1;
    return parts[0] + parts[1].charAt(0) + last.substring(0, last.length() - 1) + "-az" + number;
  }

  static software.amazon.awssdk.services.ec2.model.RouteTable routeTable(
      World world, RouteTable it) {
    List<Route> routes = new ArrayList<>();
    Vpc vpc = world.vpc(it.vpcId());
    routes.add(local(vpc.cidr()));
    if (vpc.ipv6Cidr() != null) {
      routes.add(local(vpc.ipv6Cidr()));
    }
    for (Cidr destination : it.routes().keys()) {
      it.routes().find(destination).ifPresent(to -> routes.add(route(world, destination, to)));
    }
    return software.amazon.awssdk.services.ec2.model.RouteTable.builder()
        .routeTableId(it.id())
        .vpcId(it.vpcId())
        .ownerId(world.account().id())
        .associations(
            it.associations().keys().stream()
                .map(id -> association(it, id, it.associations().get(id)))
                .toList())
        .routes(routes)
        .propagatingVgws(List.of())
        .tags(TagAnswers.tags(world, it.id()))
        .build();
  }

  private static RouteTableAssociation association(
      RouteTable table, String id, @Nullable String subnetId) {
    boolean main = RouteTable.MAIN.equals(subnetId);
    return RouteTableAssociation.builder()
        .routeTableAssociationId(id)
        .routeTableId(table.id())
        .main(main)
        .subnetId(main ? null : subnetId)
        .associationState(state -> state.state("associated"))
        .build();
  }

  private static Route local(Cidr range) {
    return to(range).gatewayId("local").origin("CreateRouteTable").state("active").build();
  }

  private static Route route(World world, Cidr destination, RouteTarget target) {
    Route.Builder answer =
        to(destination)
            .origin("CreateRoute")
            .state(Routes.isActive(world, target) ? "active" : "blackhole");
    switch (target) {
      case ToGateway(String id) -> answer.gatewayId(id);
      case ToInterface(String id) -> {
        answer.networkInterfaceId(id);
        world
            .interfaces()
            .find(id)
            .map(card -> card.attachment())
            .ifPresent(
                attachment ->
                    answer
                        .instanceId(attachment.instanceId())
                        .instanceOwnerId(world.account().id()));
      }
    }
    return answer.build();
  }

  private static Route.Builder to(Cidr destination) {
    return destination.isIpv6()
        ? Route.builder().destinationIpv6CidrBlock(destination.toString())
        : Route.builder().destinationCidrBlock(destination.toString());
  }

  private static long free(World world, Subnet subnet) {
    long held =
        world.interfaces().stream()
            .filter(card -> card.subnetId().equals(subnet.id()))
            .mapToLong(card -> card.privateAddresses().size())
            .sum();
    return subnet.cidr().size().longValueExact() - 5 - held;
  }
}
