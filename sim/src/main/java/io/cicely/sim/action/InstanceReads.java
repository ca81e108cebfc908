package io.cicely.sim.action;

import io.cicely.sim.world.Instance;
import io.cicely.sim.world.InstanceState;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Table;
import io.cicely.sim.world.World;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;

/** Instances, their health and their types: reading. */
final class InstanceReads {
  static final List<Action<?>> ALL =
      List.of(
          Action.read(DescribeInstancesRequest.class, InstanceReads::describe)
              .takes("InstanceIds", "Filters", "MaxResults", "NextToken"),
          Action.read(DescribeInstanceStatusRequest.class, InstanceReads::status)
              .takes("InstanceIds", "Filters", "MaxResults", "NextToken", "IncludeAllInstances"),
          Action.read(DescribeInstanceTypesRequest.class, InstanceReads::types)
              .takes("InstanceTypes", "Filters", "MaxResults", "NextToken"));

  private InstanceReads() {}

  private static DescribeInstancesResponse describe(World world, DescribeInstancesRequest request) {
    Page<Instance> page =
        Page.of(
            filters(world).select(rows(world, request.instanceIds()), request.filters()),
            request.instanceIds(),
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeInstancesResponse.builder()
        .reservations(
            page.items().stream().map(it -> InstanceAnswers.reservation(world, it)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static DescribeInstanceStatusResponse status(
      World world, DescribeInstanceStatusRequest request) {
    boolean all = Requests.isTrue(request.includeAllInstances());
    List<Instance> rows =
        rows(world, request.instanceIds()).stream()
            .filter(each -> all || each.state() == InstanceState.RUNNING)
            .toList();
    Page<Instance> page =
        Page.of(
            statusFilters(world).select(rows, request.filters()),
            request.instanceIds(),
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeInstanceStatusResponse.builder()
        .instanceStatuses(
            page.items().stream().map(it -> InstanceAnswers.status(world, it)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static DescribeInstanceTypesResponse types(
      World world, DescribeInstanceTypesRequest request) {
    List<String> names = request.instanceTypesAsStrings();
    List<InstanceType> rows =
        names.isEmpty()
            ? InstanceType.ALL
            : names.stream()
                .map(
                    name ->
                        InstanceType.named(name)
                            .orElseThrow(() -> InstanceActions.noSuchType(name)))
                .toList();
    Page<InstanceType> page =
        Page.of(
            typeFilters().select(rows, request.filters()),
            names,
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeInstanceTypesResponse.builder()
        .instanceTypes(page.items().stream().map(InstanceAnswers::type).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static Collection<Instance> rows(World world, List<String> ids) {
    return ids.isEmpty() ? world.instances().rows() : Instances.all(world, ids);
  }

  /** A terminated instance no longer has what belongs to its network. */
  private static Filters<Instance> filters(World world) {
    return statusFilters(world)
        .one("instance-id", Instance::id)
        .one("instance-type", instance -> instance.type().name())
        .one("image-id", Instance::imageId)
        .all("subnet-id", it -> live(it).map(Instance::subnetId))
        .all("vpc-id", it -> live(it).map(each -> world.subnet(each.subnetId()).vpcId()))
        .all("private-ip-address", it -> primary(world, it).map(NetworkInterface::primaryAddress))
        .all("iam-instance-profile.arn", it -> Stream.ofNullable(it.profileArn()))
        .all(
            "network-interface.network-interface-id",
            it -> world.interfacesOf(it.id()).map(NetworkInterface::id))
        .all(
            "network-interface.addresses.private-ip-address",
            it -> world.interfacesOf(it.id()).flatMap(card -> card.privateAddresses().stream()));
  }

  private static Filters<Instance> statusFilters(World world) {
    return new Filters<Instance>(instance -> world.tagsOf(instance.id()))
        .one("instance-state-name", Instance::state)
        .one("instance-state-code", instance -> instance.state().code())
        .one("availability-zone", instance -> world.subnet(instance.subnetId()).zone());
  }

  private static Filters<InstanceType> typeFilters() {
    return new Filters<InstanceType>(_ -> Table.empty())
        .one("instance-type", InstanceType::name)
        .one("hypervisor", InstanceAnswers::hypervisor);
  }

  private static Stream<Instance> live(Instance instance) {
    return instance.isTerminated() ? Stream.empty() : Stream.of(instance);
  }

  private static Stream<NetworkInterface> primary(World world, Instance instance) {
    return world.interfacesOf(instance.id()).filter(card -> InstanceAnswers.deviceIndex(card) == 0);
  }
}
