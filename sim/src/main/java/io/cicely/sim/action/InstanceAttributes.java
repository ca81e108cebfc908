package io.cicely.sim.action;

import static io.cicely.sim.action.Requests.isTrue;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Instance;
import io.cicely.sim.world.Instance.Protection;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;

/** An instance's attributes, one at a time. */
final class InstanceAttributes {
  static final List<Action<?>> ALL =
      List.of(
          Action.read(DescribeInstanceAttributeRequest.class, InstanceAttributes::describe)
              .requires("InstanceId", "Attribute")
              .on((world, request) -> Targets.of(world, request.instanceId())),
          Action.write(ModifyInstanceAttributeRequest.class, InstanceAttributes::modify)
              .requires("InstanceId")
              .takes("DisableApiStop", "DisableApiTermination", "SourceDestCheck", "Groups")
              .takes("InstanceInitiatedShutdownBehavior", "InstanceType")
              .on(InstanceAttributes::modified));

  private InstanceAttributes() {}

  private static DescribeInstanceAttributeResponse describe(
      World world, DescribeInstanceAttributeRequest request) {
    Instance instance = named(world, request.instanceId());
    Protection protection = instance.protection();
    var answer = DescribeInstanceAttributeResponse.builder().instanceId(instance.id());
    switch (request.attribute()) {
      case DISABLE_API_STOP -> answer.disableApiStop(flag(protection.disableApiStop()));
      case DISABLE_API_TERMINATION ->
          answer.disableApiTermination(flag(protection.disableApiTermination()));
      case INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR ->
          answer.instanceInitiatedShutdownBehavior(
              text(protection.terminateOnGuestShutdown() ? "terminate" : "stop"));
      case INSTANCE_TYPE -> answer.instanceType(text(instance.type().name()));
      case SOURCE_DEST_CHECK ->
          answer.sourceDestCheck(flag(primary(world, instance).sourceDestCheck()));
      case GROUP_SET -> answer.groups(InterfaceAnswers.groups(world, primary(world, instance)));
      case KERNEL,
          RAMDISK,
          USER_DATA,
          ROOT_DEVICE_NAME,
          BLOCK_DEVICE_MAPPING,
          PRODUCT_CODES,
          EBS_OPTIMIZED,
          SRIOV_NET_SUPPORT,
          ENA_SUPPORT,
          ENCLAVE_OPTIONS,
          UNKNOWN_TO_SDK_VERSION ->
          throw Refusals.invalidValue(
              "Value ("
                  + request.attributeAsString()
                  + ") for parameter attribute is invalid: the simulator does not have it.");
    }
    return answer.build();
  }

  private static Change modify(World world, ModifyInstanceAttributeRequest request, Instant now) {
    String id = named(world, request.instanceId()).id();
    Map<String, UnaryOperator<World>> edits = edits(id, request);
    if (edits.size() > 1) {
      throw Refusals.invalidCombination("Fields for multiple attribute types specified");
    }
    if (edits.isEmpty()) {
      throw Refusals.invalidCombination("No attributes specified.");
    }
    World next = edits.values().iterator().next().apply(world);
    return new Change(next, ModifyInstanceAttributeResponse.builder().build());
  }

  private static Map<String, UnaryOperator<World>> edits(
      String id, ModifyInstanceAttributeRequest request) {
    Map<String, UnaryOperator<World>> edits = new TreeMap<>();
    if (request.disableApiStop() != null) {
      edits.put(
          "DisableApiStop", world -> stop(world, id, isTrue(request.disableApiStop().value())));
    }
    if (request.disableApiTermination() != null) {
      edits.put(
          "DisableApiTermination",
          world -> termination(world, id, isTrue(request.disableApiTermination().value())));
    }
    if (request.instanceInitiatedShutdownBehavior() != null) {
      edits.put(
          "InstanceInitiatedShutdownBehavior",
          world -> behaviour(world, id, request.instanceInitiatedShutdownBehavior().value()));
    }
    if (request.instanceType() != null) {
      edits.put("InstanceType", world -> type(world, id, request.instanceType().value()));
    }
    if (request.sourceDestCheck() != null) {
      edits.put(
          "SourceDestCheck",
          world ->
              Interfaces.sourceDestCheck(
                  world,
                  ElasticIps.onlyInterfaceOf(world, id).id(),
                  isTrue(request.sourceDestCheck().value())));
    }
    if (request.hasGroups()) {
      edits.put(
          "Groups",
          world ->
              Interfaces.regroup(
                  world, ElasticIps.onlyInterfaceOf(world, id).id(), request.groups()));
    }
    return edits;
  }

  private static World stop(World world, String id, boolean disable) {
    Protection before = world.instance(id).protection();
    return Instances.protect(
        world,
        id,
        new Protection(disable, before.disableApiTermination(), before.terminateOnGuestShutdown()));
  }

  private static World termination(World world, String id, boolean disable) {
    Protection before = world.instance(id).protection();
    return Instances.protect(
        world,
        id,
        new Protection(before.disableApiStop(), disable, before.terminateOnGuestShutdown()));
  }

  private static World behaviour(World world, String id, String value) {
    if (!value.equals("stop") && !value.equals("terminate")) {
      throw Refusals.invalidValue(
          "Value (" + value + ") for parameter instanceInitiatedShutdownBehavior is invalid.");
    }
    Protection before = world.instance(id).protection();
    return Instances.protect(
        world,
        id,
        new Protection(
            before.disableApiStop(), before.disableApiTermination(), value.equals("terminate")));
  }

  private static World type(World world, String id, String name) {
    return Instances.retype(
        world, id, InstanceType.named(name).orElseThrow(() -> InstanceActions.noSuchType(name)));
  }

  private static List<Resource> modified(World world, ModifyInstanceAttributeRequest request) {
    String attributes = String.join(",", edits(request.instanceId(), request).keySet());
    return Targets.of(world, request.instanceId()).stream()
        .map(each -> each.with(Map.of("ec2:Attribute", attributes)))
        .toList();
  }

  private static Instance named(World world, String id) {
    return Instances.all(world, List.of(id)).getFirst();
  }

  private static NetworkInterface primary(World world, Instance instance) {
    return world
        .interfacesOf(instance.id())
        .filter(card -> InstanceAnswers.deviceIndex(card) == 0)
        .findFirst()
        .orElseThrow(() -> Refusals.noSuchInstance(List.of(instance.id())));
  }

  private static AttributeBooleanValue flag(boolean value) {
    return AttributeBooleanValue.builder().value(value).build();
  }

  private static AttributeValue text(@Nullable String value) {
    return AttributeValue.builder().value(value).build();
  }
}
