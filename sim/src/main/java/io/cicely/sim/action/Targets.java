package io.cicely.sim.action;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.RouteTable;
import io.cicely.sim.world.Table;
import io.cicely.sim.world.Tags;
import io.cicely.sim.world.World;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The resources that calls are made on, with the condition keys that policies may ask for. */
final class Targets {
  private Targets() {}

  static List<Resource> of(World world, String... ids) {
    return of(world, List.of(ids));
  }

  /** Resources by id; the kind follows from it. What is no id the handler refuses by its name. */
  static List<Resource> of(World world, Collection<String> ids) {
    return ids.stream().distinct().filter(Tags::isTaggable).map(id -> one(world, id)).toList();
  }

  /** The interface and the instance of an attachment; none when there is no such attachment. */
  static List<Resource> attachment(World world, String attachmentId) {
    return world.attachedBy(attachmentId).map(card -> of(world, ids(card))).orElse(List.of());
  }

  /** A resource that does not exist yet, with the tags that it is to get. */
  static Resource created(World world, String type, List<TagSpecification> tags) {
    SortedMap<String, String> keys = new TreeMap<>();
    tags.stream()
        .filter(each -> type.equals(each.resourceTypeAsString()))
        .flatMap(each -> each.tags().stream())
        .forEach(tag -> keys.put("aws:RequestTag/" + tag.key(), tag.value()));
    return new Resource(world.account().arn(type + "/*"), keys);
  }

  private static List<String> ids(NetworkInterface card) {
    return Stream.concat(
            Stream.of(card.id()), Stream.ofNullable(card.attachment()).map(it -> it.instanceId()))
        .toList();
  }

  private static Resource one(World world, String id) {
    SortedMap<String, String> keys = new TreeMap<>();
    Table<String, String> tags = world.tagsOf(id);
    for (String key : tags.keys()) {
      tags.find(key)
          .ifPresent(
              value -> {
                keys.put("aws:ResourceTag/" + key, value);
                keys.put("ec2:ResourceTag/" + key, value);
              });
    }
    keys.putAll(placeOf(world, id));
    return new Resource(world.account().arn(Tags.resourceType(id) + "/" + id), keys);
  }

  private static Map<String, String> placeOf(World world, String id) {
    SortedMap<String, String> keys = new TreeMap<>();
    world
        .instances()
        .find(id)
        .ifPresent(
            it -> {
              keys.put("ec2:InstanceID", id);
              keys.put("ec2:InstanceType", it.type().name());
              keys.put("ec2:AvailabilityZone", world.subnet(it.subnetId()).zone());
              if (it.profileArn() != null) {
                keys.put("ec2:InstanceProfile", it.profileArn());
              }
            });
    world.interfaces().find(id).ifPresent(card -> keys.putAll(placeOf(world, card)));
    world.routeTables().find(id).ifPresent(table -> keys.putAll(placeOf(world, table)));
    world
        .addresses()
        .find(id)
        .ifPresent(
            it -> {
              keys.put("ec2:AllocationId", it.allocationId());
              keys.put("ec2:PublicIpAddress", it.publicIp());
            });
    return keys;
  }

  private static Map<String, String> placeOf(World world, NetworkInterface card) {
    return Map.of(
        "ec2:NetworkInterfaceID", card.id(),
        "ec2:AvailabilityZone", world.zoneOf(card),
        "ec2:Subnet", world.account().arn("subnet/" + card.subnetId()),
        "ec2:Vpc", world.account().arn("vpc/" + world.vpcOf(card)));
  }

  private static Map<String, String> placeOf(World world, RouteTable table) {
    return Map.of(
        "ec2:RouteTableID", table.id(), "ec2:Vpc", world.account().arn("vpc/" + table.vpcId()));
  }
}
