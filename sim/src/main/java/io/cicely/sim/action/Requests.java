package io.cicely.sim.action;

import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.Tags;
import io.cicely.sim.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What several actions take from their requests in the same way. */
final class Requests {
  private Requests() {}

  static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  /** The tags of a create call, put on the resource that it made. */
  static World tagged(World world, String id, List<TagSpecification> specifications) {
    World next = world;
    for (TagSpecification each : specifications) {
      String type = each.resourceTypeAsString();
      if (!Tags.resourceType(id).equals(type)) {
        throw Refusals.invalidValue("'" + type + "' is not a valid taggable resource type.");
      }
      next = Tags.create(next, id, map(each.tags()));
    }
    return next;
  }

  static Map<String, String> map(List<Tag> tags) {
    Map<String, String> all = new LinkedHashMap<>();
    tags.forEach(tag -> all.put(tag.key(), tag.value() == null ? "" : tag.value()));
    return all;
  }

  static Cidr cidr(String text, String parameter) {
    try {
      return Cidr.parse(text);
    } catch (IllegalArgumentException e) {
      throw Refusals.invalidValue(
          "Value ("
              + text
              + ") for parameter "
              + parameter
              + " is invalid. This is not a valid CIDR"
              + " block.");
    }
  }
}
