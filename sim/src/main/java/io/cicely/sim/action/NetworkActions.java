package io.cicely.sim.action;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.Networks;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;

/** VPCs and subnets: creating them. */
final class NetworkActions {
  static final List<Action<?>> ALL =
      List.of(
          Action.write(CreateVpcRequest.class, NetworkActions::createVpc)
              .requires("CidrBlock")
              .takes("AmazonProvidedIpv6CidrBlock", "TagSpecifications")
              .on((world, it) -> createdVpc(world, it)),
          Action.write(CreateSubnetRequest.class, NetworkActions::createSubnet)
              .requires("VpcId", "CidrBlock")
              .takes("Ipv6CidrBlock", "AvailabilityZone", "TagSpecifications")
              .on(NetworkActions::createdSubnet));

  private NetworkActions() {}

  private static Change createVpc(World world, CreateVpcRequest request, Instant now) {
    Cidr cidr = Requests.cidr(request.cidrBlock(), "cidrBlock");
    String id = world.freshId("vpc");
    World next =
        Networks.createVpc(world, cidr, Requests.isTrue(request.amazonProvidedIpv6CidrBlock()));
    next = Requests.tagged(next, id, request.tagSpecifications());
    return new Change(
        next, CreateVpcResponse.builder().vpc(NetworkAnswers.vpc(next, next.vpc(id))).build());
  }

  private static Change createSubnet(World world, CreateSubnetRequest request, Instant now) {
    Cidr cidr = Requests.cidr(request.cidrBlock(), "cidrBlock");
    Cidr ipv6 =
        request.ipv6CidrBlock() == null
            ? null
            : Requests.cidr(request.ipv6CidrBlock(), "ipv6CidrBlock");
    String zone =
        request.availabilityZone() == null
            ? Networks.zones(world).getFirst()
            : request.availabilityZone();
    String id = world.freshId("subnet");
    World next = Networks.createSubnet(world, request.vpcId(), cidr, ipv6, zone);
    next = Requests.tagged(next, id, request.tagSpecifications());
    return new Change(
        next,
        CreateSubnetResponse.builder()
            .subnet(NetworkAnswers.subnet(next, next.subnet(id)))
            .build());
  }

  private static List<Resource> createdVpc(World world, CreateVpcRequest request) {
    return List.of(Targets.created(world, "vpc", request.tagSpecifications()));
  }

  private static List<Resource> createdSubnet(World world, CreateSubnetRequest request) {
    List<Resource> all = new ArrayList<>(Targets.of(world, request.vpcId()));
    all.add(Targets.created(world, "subnet", request.tagSpecifications()));
    return all;
  }
}
