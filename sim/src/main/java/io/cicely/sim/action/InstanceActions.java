package io.cicely.sim.action;

import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Instance;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;

/** Instances: reading, starting and stopping them. */
final class InstanceActions {
  static final List<Action<?>> ALL =
      List.of(
          Action.read(DescribeInstancesRequest.class, InstanceActions::describe)
              .takes("InstanceIds", "Filters", "MaxResults", "NextToken"),
          Action.write(StartInstancesRequest.class, InstanceActions::start).requires("InstanceIds"),
          Action.write(StopInstancesRequest.class, InstanceActions::stop)
              .requires("InstanceIds")
              .takes("Force", "SkipOsShutdown", "Hibernate"));

  private InstanceActions() {}

  static DescribeInstancesResponse describe(World world, DescribeInstancesRequest request) {
    Collection<Instance> rows =
        request.instanceIds().isEmpty()
            ? world.instances().rows()
            : Instances.all(world, request.instanceIds());
    Page<Instance> page =
        Page.of(
            filters(world).select(rows, request.filters()),
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

  static Change start(World world, StartInstancesRequest request, Instant now) {
    World next = Instances.start(world, request.instanceIds(), now);
    return new Change(
        next,
        StartInstancesResponse.builder()
            .startingInstances(changes(world, next, request.instanceIds()))
            .build());
  }

  static Change stop(World world, StopInstancesRequest request, Instant now) {
    if (Boolean.TRUE.equals(request.hibernate())) {
      throw new Ec2Error(
          "UnsupportedHibernationConfiguration",
          "The instances '"
              + String.join(", ", request.instanceIds())
              + "' are not configured for hibernation.");
    }
    World next =
        Instances.stop(
            world,
            request.instanceIds(),
            Boolean.TRUE.equals(request.force()),
            Boolean.TRUE.equals(request.skipOsShutdown()),
            now);
    return new Change(
        next,
        StopInstancesResponse.builder()
            .stoppingInstances(changes(world, next, request.instanceIds()))
            .build());
  }

  static List<InstanceStateChange> changes(World before, World after, List<String> ids) {
    return ids.stream()
        .distinct()
        .map(
            id ->
                InstanceStateChange.builder()
                    .instanceId(id)
                    .previousState(InstanceAnswers.state(before.instance(id).state()))
                    .currentState(InstanceAnswers.state(after.instance(id).state()))
                    .build())
        .toList();
  }

  /** A terminated instance no longer has what belongs to its network. */
  private static Filters<Instance> filters(World world) {
    return new Filters<Instance>(instance -> world.tagsOf(instance.id()))
        .one("instance-id", Instance::id)
        .one("instance-state-name", Instance::state)
        .one("instance-state-code", instance -> instance.state().code())
        .one("instance-type", instance -> instance.type().name())
        .one("image-id", Instance::imageId)
        .one("availability-zone", instance -> world.subnet(instance.subnetId()).zone())
        .all("subnet-id", it -> live(it).map(Instance::subnetId))
        .all("vpc-id", it -> live(it).map(each -> world.subnet(each.subnetId()).vpcId()))
        .all(
            "private-ip-address",
            it ->
                world
                    .interfacesOf(it.id())
                    .filter(card -> InstanceAnswers.deviceIndex(card) == 0)
                    .map(NetworkInterface::primaryAddress))
        .all(
            "network-interface.network-interface-id",
            it -> world.interfacesOf(it.id()).map(NetworkInterface::id))
        .all(
            "network-interface.addresses.private-ip-address",
            it -> world.interfacesOf(it.id()).flatMap(card -> card.privateAddresses().stream()));
  }

  private static Stream<Instance> live(Instance instance) {
    return instance.isTerminated() ? Stream.empty() : Stream.of(instance);
  }
}
