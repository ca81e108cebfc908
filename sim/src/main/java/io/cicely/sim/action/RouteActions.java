package io.cicely.sim.action;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.Creation;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.RouteTable;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.RouteTarget.ToGateway;
import io.cicely.sim.world.RouteTarget.ToInterface;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;

/** Route tables and routes: changing them. */
final class RouteActions {
  private static final String[] DESTINATION = {"DestinationCidrBlock", "DestinationIpv6CidrBlock"};

  static final List<Action<?>> ALL =
      List.of(
          Action.write(CreateRouteTableRequest.class, RouteActions::createTable)
              .requires("VpcId")
              .takes("TagSpecifications", "ClientToken")
              .on(RouteActions::createdTable),
          Action.write(DeleteRouteTableRequest.class, RouteActions::deleteTable)
              .requires("RouteTableId")
              .on((world, request) -> Targets.of(world, request.routeTableId())),
          Action.write(AssociateRouteTableRequest.class, RouteActions::associate)
              .requires("RouteTableId", "SubnetId")
              .on((world, it) -> Targets.of(world, it.routeTableId(), it.subnetId())),
          Action.write(DisassociateRouteTableRequest.class, RouteActions::disassociate)
              .requires("AssociationId")
              .on(RouteActions::associated),
          Action.write(CreateRouteRequest.class, RouteActions::create)
              .requires("RouteTableId")
              .takes(DESTINATION)
              .takes("NetworkInterfaceId", "InstanceId", "GatewayId")
              .on((world, request) -> Targets.of(world, request.routeTableId())),
          Action.write(ReplaceRouteRequest.class, RouteActions::replace)
              .requires("RouteTableId")
              .takes(DESTINATION)
              .takes("NetworkInterfaceId", "InstanceId", "GatewayId")
              .on((world, request) -> Targets.of(world, request.routeTableId())),
          Action.write(DeleteRouteRequest.class, RouteActions::delete)
              .requires("RouteTableId")
              .takes(DESTINATION)
              .on((world, request) -> Targets.of(world, request.routeTableId())));

  private RouteActions() {}

  private static Change createTable(World world, CreateRouteTableRequest request, Instant now) {
    var before = Creation.of(world, request.clientToken(), request.toString());
    if (before != null) {
      return new Change(world, created(world, before.ids().getFirst()));
    }
    String id = world.freshId("rtb");
    World next = Routes.createTable(world, request.vpcId());
    next = Requests.tagged(next, id, request.tagSpecifications());
    next = Creation.kept(next, request.clientToken(), request.toString(), List.of(id));
    return new Change(next, created(next, id));
  }

  private static CreateRouteTableResponse created(World world, String id) {
    return CreateRouteTableResponse.builder()
        .routeTable(NetworkAnswers.routeTable(world, world.routeTable(id)))
        .build();
  }

  private static Change deleteTable(World world, DeleteRouteTableRequest request, Instant now) {
    return new Change(
        Routes.deleteTable(world, request.routeTableId()),
        DeleteRouteTableResponse.builder().build());
  }

  private static Change associate(World world, AssociateRouteTableRequest request, Instant now) {
    return new Change(
        Routes.associate(world, request.routeTableId(), request.subnetId()),
        AssociateRouteTableResponse.builder()
            .associationId(world.freshId("rtbassoc"))
            .associationState(state -> state.state("associated"))
            .build());
  }

  private static Change disassociate(
      World world, DisassociateRouteTableRequest request, Instant now) {
    return new Change(
        Routes.disassociate(world, request.associationId()),
        DisassociateRouteTableResponse.builder().build());
  }

  private static Change create(World world, CreateRouteRequest request, Instant now) {
    RouteTarget target =
        target(world, request.networkInterfaceId(), request.instanceId(), request.gatewayId());
    Cidr to = destination(request.destinationCidrBlock(), request.destinationIpv6CidrBlock());
    return new Change(
        Routes.create(world, request.routeTableId(), to, target),
        CreateRouteResponse.builder().returnValue(true).build());
  }

  private static Change replace(World world, ReplaceRouteRequest request, Instant now) {
    RouteTarget target =
        target(world, request.networkInterfaceId(), request.instanceId(), request.gatewayId());
    Cidr to = destination(request.destinationCidrBlock(), request.destinationIpv6CidrBlock());
    return new Change(
        Routes.replace(world, request.routeTableId(), to, target),
        ReplaceRouteResponse.builder().build());
  }

  private static Change delete(World world, DeleteRouteRequest request, Instant now) {
    Cidr to = destination(request.destinationCidrBlock(), request.destinationIpv6CidrBlock());
    return new Change(
        Routes.delete(world, request.routeTableId(), to), DeleteRouteResponse.builder().build());
  }

  private static Cidr destination(@Nullable String ipv4, @Nullable String ipv6) {
    if (ipv4 != null && ipv6 != null) {
      throw Refusals.invalidCombination(
          "The parameters destinationCidrBlock and destinationIpv6CidrBlock cannot be used"
              + " together.");
    }
    if (ipv4 != null) {
      return Requests.cidr(ipv4, "destinationCidrBlock");
    }
    if (ipv6 != null) {
      return Requests.cidr(ipv6, "destinationIpv6CidrBlock");
    }
    throw Refusals.missingParameter("destinationCidrBlock");
  }

  private static RouteTarget target(
      World world,
      @Nullable String interfaceId,
      @Nullable String instanceId,
      @Nullable String gatewayId) {
    if (Stream.of(interfaceId, instanceId, gatewayId).filter(Objects::nonNull).count() > 1) {
      throw Refusals.invalidCombination("Only one route target may be specified.");
    }
    if (interfaceId != null) {
      return new ToInterface(interfaceId);
    }
    if (instanceId != null) {
      return new ToInterface(ElasticIps.onlyInterfaceOf(world, instanceId).id());
    }
    if (gatewayId != null) {
      return new ToGateway(gatewayId);
    }
    throw Refusals.missingParameter("networkInterfaceId");
  }

  private static List<Resource> createdTable(World world, CreateRouteTableRequest request) {
    List<Resource> all = new ArrayList<>(Targets.of(world, request.vpcId()));
    all.add(Targets.created(world, "route-table", request.tagSpecifications()));
    return all;
  }

  private static List<Resource> associated(World world, DisassociateRouteTableRequest request) {
    return world.routeTables().stream()
        .filter(table -> table.associations().has(request.associationId()))
        .map(RouteTable::id)
        .flatMap(id -> Targets.of(world, id).stream())
        .toList();
  }
}
