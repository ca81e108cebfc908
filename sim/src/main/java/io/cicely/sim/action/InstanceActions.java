package io.cicely.sim.action;

import static io.cicely.sim.action.Requests.isTrue;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Creation;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Instance.Market;
import io.cicely.sim.world.Instance.Protection;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceMarketOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** Instances: bringing them up and down. */
final class InstanceActions {
  static final List<Action<?>> ALL =
      List.of(
          Action.write(RunInstancesRequest.class, InstanceActions::run)
              .requires("ImageId", "InstanceType", "MinCount", "MaxCount", "SubnetId")
              .takes("PrivateIpAddress", "SecurityGroupIds", "IamInstanceProfile")
              .takes("DisableApiStop", "DisableApiTermination")
              .takes("InstanceInitiatedShutdownBehavior", "TagSpecifications", "ClientToken")
              .only("InstanceMarketOptions.MarketType")
              .only("InstanceMarketOptions.SpotOptions.SpotInstanceType")
              .on(InstanceActions::created),
          Action.write(StartInstancesRequest.class, InstanceActions::start)
              .requires("InstanceIds")
              .on((world, request) -> Targets.of(world, request.instanceIds())),
          Action.write(StopInstancesRequest.class, InstanceActions::stop)
              .requires("InstanceIds")
              .takes("Force", "SkipOsShutdown", "Hibernate")
              .on((world, request) -> Targets.of(world, request.instanceIds())),
          Action.write(RebootInstancesRequest.class, InstanceActions::reboot)
              .requires("InstanceIds")
              .on((world, request) -> Targets.of(world, request.instanceIds())),
          Action.write(TerminateInstancesRequest.class, InstanceActions::terminate)
              .requires("InstanceIds")
              .takes("Force", "SkipOsShutdown")
              .on((world, request) -> Targets.of(world, request.instanceIds())));

  private InstanceActions() {}

  private static Change run(World world, RunInstancesRequest request, Instant now) {
    Creation before = Creation.of(world, request.clientToken(), request.toString());
    if (before != null) {
      return new Change(world, launched(world, before.ids()));
    }
    Instances.Launched launched = Instances.run(world, wish(world, request), now);
    World next = launched.world();
    for (String id : launched.ids()) {
      next = Requests.tagged(next, id, request.tagSpecifications());
    }
    next = Creation.kept(next, request.clientToken(), request.toString(), launched.ids());
    return new Change(next, launched(next, launched.ids()));
  }

  private static Instances.Wish wish(World world, RunInstancesRequest request) {
    int count = request.maxCount();
    if (request.minCount() < 1 || count < request.minCount()) {
      throw Refusals.invalidValue(
          "Value (" + request.minCount() + ") for parameter minCount is invalid.");
    }
    InstanceType type =
        InstanceType.named(request.instanceTypeAsString())
            .orElseThrow(() -> noSuchType(request.instanceTypeAsString()));
    return new Instances.Wish(
        count,
        request.imageId(),
        type,
        market(request.instanceMarketOptions()),
        world.subnet(request.subnetId()).id(),
        request.privateIpAddress(),
        request.securityGroupIds(),
        profileArn(world, request.iamInstanceProfile()),
        new Protection(
            isTrue(request.disableApiStop()),
            isTrue(request.disableApiTermination()),
            "terminate".equals(request.instanceInitiatedShutdownBehaviorAsString())));
  }

  /** A Spot request is for one time unless it says otherwise. */
  private static Market market(@Nullable InstanceMarketOptionsRequest options) {
    if (options == null || options.marketType() == null) {
      return Market.ON_DEMAND;
    }
    if (options.marketType() != MarketType.SPOT) {
      throw Refusals.invalidValue(
          "Invalid value '" + options.marketTypeAsString() + "' for marketType: spot is.");
    }
    return options.spotOptions() != null
            && options.spotOptions().spotInstanceType() == SpotInstanceType.PERSISTENT
        ? Market.SPOT_PERSISTENT
        : Market.SPOT_ONE_TIME;
  }

  static Ec2Error noSuchType(String name) {
    return Refusals.invalidValue(
        "Invalid value '" + name + "' for InstanceType: the simulator's catalogue has none such.");
  }

  private static @Nullable String profileArn(
      World world, @Nullable IamInstanceProfileSpecification profile) {
    if (profile == null || profile.arn() != null) {
      return profile == null ? null : profile.arn();
    }
    return "arn:aws:iam::" + world.account().id() + ":instance-profile/" + profile.name();
  }

  private static RunInstancesResponse launched(World world, List<String> ids) {
    return RunInstancesResponse.builder()
        .reservationId("r-" + ids.getFirst().substring(2))
        .ownerId(world.account().id())
        .groups(List.of())
        .instances(
            ids.stream().map(id -> InstanceAnswers.instance(world, world.instance(id))).toList())
        .build();
  }

  private static List<Resource> created(World world, RunInstancesRequest request) {
    List<Resource> all = new ArrayList<>(Targets.of(world, request.subnetId()));
    all.add(Targets.created(world, "instance", request.tagSpecifications()));
    all.add(Targets.created(world, "network-interface", List.of()));
    all.addAll(Targets.of(world, request.securityGroupIds()));
    String region = world.account().region();
    all.add(
        new Resource(
            "arn:aws:ec2:" + region + "::image/" + request.imageId(),
            Collections.emptySortedMap()));
    return all;
  }

  private static Change start(World world, StartInstancesRequest request, Instant now) {
    World next = Instances.start(world, request.instanceIds(), now);
    return new Change(
        next,
        StartInstancesResponse.builder()
            .startingInstances(changes(world, next, request.instanceIds()))
            .build());
  }

  private static Change stop(World world, StopInstancesRequest request, Instant now) {
    if (isTrue(request.hibernate())) {
      throw Refusals.notHibernatable(request.instanceIds());
    }
    World next =
        Instances.stop(
            world,
            request.instanceIds(),
            isTrue(request.force()),
            isTrue(request.skipOsShutdown()),
            now);
    return new Change(
        next,
        StopInstancesResponse.builder()
            .stoppingInstances(changes(world, next, request.instanceIds()))
            .build());
  }

  private static Change reboot(World world, RebootInstancesRequest request, Instant now) {
    return new Change(
        Instances.reboot(world, request.instanceIds()), RebootInstancesResponse.builder().build());
  }

  private static Change terminate(World world, TerminateInstancesRequest request, Instant now) {
    World next =
        Instances.terminate(
            world,
            request.instanceIds(),
            isTrue(request.force()),
            isTrue(request.skipOsShutdown()),
            now);
    return new Change(
        next,
        TerminateInstancesResponse.builder()
            .terminatingInstances(changes(world, next, request.instanceIds()))
            .build());
  }

  private static List<InstanceStateChange> changes(World before, World after, List<String> ids) {
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
}
