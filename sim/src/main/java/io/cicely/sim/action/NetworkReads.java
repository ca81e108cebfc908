package io.cicely.sim.action;

import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.Networks;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.RouteTable;
import io.cicely.sim.world.RouteTarget.ToGateway;
import io.cicely.sim.world.RouteTarget.ToInterface;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.Subnet;
import io.cicely.sim.world.Table;
import io.cicely.sim.world.Vpc;
import io.cicely.sim.world.World;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Region;

/** Regions, zones, VPCs, subnets and route tables: reading. */
final class NetworkReads {
  static final List<Action<?>> ALL =
      List.of(
          Action.read(DescribeRegionsRequest.class, NetworkReads::regions)
              .takes("RegionNames", "AllRegions", "Filters"),
          Action.read(DescribeAvailabilityZonesRequest.class, NetworkReads::zones)
              .takes("ZoneNames", "AllAvailabilityZones", "Filters"),
          Action.read(DescribeVpcsRequest.class, NetworkReads::vpcs)
              .takes("VpcIds", "Filters", "MaxResults", "NextToken"),
          Action.read(DescribeSubnetsRequest.class, NetworkReads::subnets)
              .takes("SubnetIds", "Filters", "MaxResults", "NextToken"),
          Action.read(DescribeRouteTablesRequest.class, NetworkReads::routeTables)
              .takes("RouteTableIds", "Filters", "MaxResults", "NextToken"));

  private NetworkReads() {}

  /** The account's own region alone: the simulator has no other. */
  private static DescribeRegionsResponse regions(World world, DescribeRegionsRequest request) {
    String own = world.account().region();
    for (String name : request.regionNames()) {
      if (!name.equals(own)) {
        throw Refusals.invalidValue("Invalid region provided: [" + name + "]");
      }
    }
    List<String> names =
        new Filters<String>(_ -> Table.empty())
            .one("region-name", name -> name)
            .one("endpoint", name -> "ec2." + name + ".amazonaws.com")
            .select(List.of(own), request.filters());
    return DescribeRegionsResponse.builder()
        .regions(
            names.stream()
                .map(
                    name ->
                        Region.builder()
                            .regionName(name)
                            .endpoint("ec2." + name + ".amazonaws.com")
                            .optInStatus("opt-in-not-required")
                            .build())
                .toList())
        .build();
  }

  private static DescribeAvailabilityZonesResponse zones(
      World world, DescribeAvailabilityZonesRequest request) {
    List<String> all = Networks.zones(world);
    for (String name : request.zoneNames()) {
      if (!all.contains(name)) {
        throw Refusals.invalidValue("Invalid availability zones: [" + name + "]");
      }
    }
    List<String> named =
        all.stream()
            .filter(each -> request.zoneNames().isEmpty() || request.zoneNames().contains(each))
            .toList();
    List<String> zones =
        new Filters<String>(_ -> Table.empty())
            .one("zone-name", name -> name)
            .one("zone-id", NetworkAnswers::zoneId)
            .one("state", _ -> "available")
            .one("region-name", _ -> world.account().region())
            .one("opt-in-status", _ -> "opt-in-not-required")
            .one("zone-type", _ -> "availability-zone")
            .select(named, request.filters());
    return DescribeAvailabilityZonesResponse.builder()
        .availabilityZones(zones.stream().map(name -> zone(world, name)).toList())
        .build();
  }

  private static AvailabilityZone zone(World world, String name) {
    String region = world.account().region();
    return AvailabilityZone.builder()
        .zoneName(name)
        .zoneId(NetworkAnswers.zoneId(name))
        .zoneType("availability-zone")
        .regionName(region)
        .groupName(region)
        .networkBorderGroup(region)
        .optInStatus("opt-in-not-required")
        .state("available")
        .build();
  }

  private static DescribeVpcsResponse vpcs(World world, DescribeVpcsRequest request) {
    List<String> ids = request.vpcIds();
    Collection<Vpc> rows =
        ids.isEmpty() ? world.vpcs().rows() : ids.stream().distinct().map(world::vpc).toList();
    Filters<Vpc> filters =
        new Filters<Vpc>(vpc -> world.tagsOf(vpc.id()))
            .one("vpc-id", Vpc::id)
            .one("cidr", Vpc::cidr)
            .one("cidr-block-association.cidr-block", Vpc::cidr)
            .one("is-default", Vpc::isDefault)
            .one("state", _ -> "available")
            .one("owner-id", _ -> world.account().id());
    Page<Vpc> page =
        Page.of(
            filters.select(rows, request.filters()),
            ids,
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeVpcsResponse.builder()
        .vpcs(page.items().stream().map(it -> NetworkAnswers.vpc(world, it)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static DescribeSubnetsResponse subnets(World world, DescribeSubnetsRequest request) {
    List<String> ids = request.subnetIds();
    ids.forEach(Refusals::checkSubnetId);
    Collection<Subnet> rows =
        ids.isEmpty()
            ? world.subnets().rows()
            : ids.stream().distinct().map(world::subnet).toList();
    Filters<Subnet> filters =
        new Filters<Subnet>(subnet -> world.tagsOf(subnet.id()))
            .one("subnet-id", Subnet::id)
            .one("vpc-id", Subnet::vpcId)
            .one("cidr-block", Subnet::cidr)
            .one("availability-zone", Subnet::zone)
            .one("availability-zone-id", subnet -> NetworkAnswers.zoneId(subnet.zone()))
            .one("state", _ -> "available")
            .one("owner-id", _ -> world.account().id());
    Page<Subnet> page =
        Page.of(
            filters.select(rows, request.filters()),
            ids,
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeSubnetsResponse.builder()
        .subnets(page.items().stream().map(it -> NetworkAnswers.subnet(world, it)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static DescribeRouteTablesResponse routeTables(
      World world, DescribeRouteTablesRequest request) {
    List<String> ids = request.routeTableIds();
    ids.forEach(Refusals::checkRouteTableId);
    Collection<RouteTable> rows =
        ids.isEmpty()
            ? world.routeTables().rows()
            : ids.stream().distinct().map(world::routeTable).toList();
    Page<RouteTable> page =
        Page.of(
            tableFilters(world).select(rows, request.filters()),
            ids,
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeRouteTablesResponse.builder()
        .routeTables(page.items().stream().map(it -> NetworkAnswers.routeTable(world, it)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static Filters<RouteTable> tableFilters(World world) {
    return new Filters<RouteTable>(table -> world.tagsOf(table.id()))
        .one("route-table-id", RouteTable::id)
        .one("vpc-id", RouteTable::vpcId)
        .one("owner-id", _ -> world.account().id())
        .one("association.main", RouteTable::isMain)
        .one("association.route-table-id", RouteTable::id)
        .all("association.route-table-association-id", it -> it.associations().keys().stream())
        .all(
            "association.subnet-id",
            it -> it.associations().stream().filter(Predicate.not(RouteTable.MAIN::equals)))
        .all("route.destination-cidr-block", it -> destinations(world, it, false))
        .all("route.destination-ipv6-cidr-block", it -> destinations(world, it, true))
        .all("route.state", it -> states(world, it))
        .all("route.gateway-id", it -> Stream.concat(Stream.of("local"), gateways(it)))
        .all("route.network-interface-id", NetworkReads::interfaces);
  }

  private static Stream<String> destinations(World world, RouteTable table, boolean ipv6) {
    Vpc vpc = world.vpc(table.vpcId());
    return Stream.of(
            Stream.of(vpc.cidr()),
            Stream.ofNullable(vpc.ipv6Cidr()),
            table.routes().keys().stream())
        .flatMap(each -> each)
        .filter(each -> each.isIpv6() == ipv6)
        .map(Cidr::toString);
  }

  private static Stream<String> states(World world, RouteTable table) {
    return Stream.concat(
        Stream.of("active"),
        table.routes().stream().map(it -> Routes.isActive(world, it) ? "active" : "blackhole"));
  }

  private static Stream<String> gateways(RouteTable table) {
    return table.routes().stream()
        .filter(ToGateway.class::isInstance)
        .map(target -> ((ToGateway) target).gatewayId());
  }

  private static Stream<String> interfaces(RouteTable table) {
    return table.routes().stream()
        .filter(ToInterface.class::isInstance)
        .map(target -> ((ToInterface) target).interfaceId());
  }
}
