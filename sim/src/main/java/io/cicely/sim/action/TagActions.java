package io.cicely.sim.action;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Table;
import io.cicely.sim.world.Tags;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/** Tags. */
final class TagActions {
  static final List<Action<?>> ALL =
      List.of(
          Action.write(CreateTagsRequest.class, TagActions::create)
              .requires("Resources", "Tags")
              .on((world, it) -> tagged(world, it.resources(), it.tags())),
          Action.write(DeleteTagsRequest.class, TagActions::delete)
              .requires("Resources")
              .takes("Tags")
              .on((world, it) -> tagged(world, it.resources(), it.tags())),
          Action.read(DescribeTagsRequest.class, TagActions::describe)
              .takes("Filters", "MaxResults", "NextToken"));

  private TagActions() {}

  private static Change create(World world, CreateTagsRequest request, Instant now) {
    World next = world;
    for (String id : request.resources()) {
      next = Tags.create(next, id, Requests.map(request.tags()));
    }
    return new Change(next, CreateTagsResponse.builder().build());
  }

  private static Change delete(World world, DeleteTagsRequest request, Instant now) {
    World next = world;
    for (String id : request.resources()) {
      if (request.tags().isEmpty()) {
        next = Tags.deleteAll(next, id);
      }
      for (Tag tag : request.tags()) {
        next = Tags.delete(next, id, tag.key(), tag.value());
      }
    }
    return new Change(next, DeleteTagsResponse.builder().build());
  }

  private static DescribeTagsResponse describe(World world, DescribeTagsRequest request) {
    List<TagDescription> rows = new ArrayList<>();
    for (String id : world.tags().keys()) {
      for (Tag tag : TagAnswers.tags(world, id)) {
        rows.add(
            TagDescription.builder()
                .resourceId(id)
                .resourceType(Tags.resourceType(id))
                .key(tag.key())
                .value(tag.value())
                .build());
      }
    }
    Filters<TagDescription> filters =
        new Filters<TagDescription>(it -> Table.<String, String>empty().with(it.key(), it.value()))
            .one("key", TagDescription::key)
            .one("value", TagDescription::value)
            .one("resource-id", TagDescription::resourceId)
            .one("resource-type", TagDescription::resourceTypeAsString);
    Page<TagDescription> page =
        Page.of(
            filters.select(rows, request.filters()),
            List.of(),
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeTagsResponse.builder().tags(page.items()).nextToken(page.nextToken()).build();
  }

  private static List<Resource> tagged(World world, List<String> ids, List<Tag> tags) {
    Map<String, String> wanted =
        Requests.map(tags).entrySet().stream()
            .collect(
                Collectors.toMap(each -> "aws:RequestTag/" + each.getKey(), Map.Entry::getValue));
    return Targets.of(world, ids).stream().map(each -> each.with(wanted)).toList();
  }
}
