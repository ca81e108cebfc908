package io.cicely.sim.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags on resources. */
public final class Tags {
  private static final int MOST = 50;

  private static final Map<String, String> TYPES =
      Map.of(
          "i", "instance",
          "eni", "network-interface",
          "vpc", "vpc",
          "subnet", "subnet",
          "rtb", "route-table",
          "sg", "security-group",
          "eipalloc", "elastic-ip");

  private Tags() {}

  /** CreateTags on one resource: keys that are there get the new value. */
  public static World create(World world, String resourceId, Map<String, String> tags) {
    refuseUnknown(world, resourceId);
    Table<String, String> next = world.tagsOf(resourceId);
    for (var each : tags.entrySet()) {
      if (each.getKey().startsWith("aws:")) {
        throw Refusals.invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
      }
      next = next.with(each.getKey(), each.getValue());
    }
    if (next.size() > MOST) {
      throw new Ec2Error("TagLimitExceeded", "More than " + MOST + " tags specified");
    }
    return world.withTags(resourceId, next);
  }

  /**
   * DeleteTags on one resource.
   *
   * @param value only a tag with this value; null for any
   */
  public static World delete(World world, String resourceId, String key, @Nullable String value) {
    refuseUnknown(world, resourceId);
    Table<String, String> tags = world.tagsOf(resourceId);
    if (value != null && !value.equals(tags.get(key))) {
      return world;
    }
    return world.withTags(resourceId, tags.without(key));
  }

  /** DeleteTags without keys: all tags go. */
  public static World deleteAll(World world, String resourceId) {
    refuseUnknown(world, resourceId);
    return world.withTags(resourceId, null);
  }

  /** Whether the id is of a kind that has tags. */
  public static boolean isTaggable(String id) {
    return TYPES.containsKey(id.substring(0, Math.max(0, id.indexOf('-'))));
  }

  /** The resource's type in the API's words. */
  public static String resourceType(String id) {
    String type = TYPES.get(id.substring(0, Math.max(0, id.indexOf('-'))));
    if (type == null) {
      throw new Ec2Error("InvalidID", "The ID '" + id + "' is not valid");
    }
    return type;
  }

  private static void refuseUnknown(World world, String id) {
    Object _ =
        switch (resourceType(id)) {
          case "instance" -> world.instance(id);
          case "network-interface" -> world.networkInterface(id);
          case "vpc" -> world.vpc(id);
          case "subnet" -> world.subnet(id);
          case "route-table" -> world.routeTable(id);
          case "security-group" -> world.group(id);
          default -> ElasticIps.byAllocation(world, id);
        };
  }
}
