package io.cicely.sim.action;

import io.cicely.sim.world.Table;
import io.cicely.sim.world.World;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Tags in the SDK's words. */
final class TagAnswers {
  private TagAnswers() {}

  static List<Tag> tags(World world, String resourceId) {
    Table<String, String> tags = world.tagsOf(resourceId);
    return tags.keys().stream()
        .map(key -> Tag.builder().key(key).value(tags.get(key)).build())
        .toList();
  }
}
