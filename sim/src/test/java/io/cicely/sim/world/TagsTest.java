package io.cicely.sim.world;

import static io.cicely.sim.world.Example.ADAM;
import static io.cicely.sim.world.Example.refused;
import static io.cicely.sim.world.Example.world;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagsTest {

  @Test
  void tagsAreSetReplacedAndDeleted() {
    World world = Tags.create(world(), ADAM, Map.of("cluster", "one", "Name", "first"));
    assertThat(world.tagsOf(ADAM).get("Name")).isEqualTo("first");
    assertThat(Tags.delete(world, ADAM, "cluster", "two")).isEqualTo(world);
    assertThat(Tags.delete(world, ADAM, "cluster", "one").tagsOf(ADAM).has("cluster")).isFalse();
    assertThat(Tags.deleteAll(world, ADAM).tags().has(ADAM)).isFalse();
  }

  @Test
  void whatCannotBeTaggedIsRefused() {
    refused(
        "InvalidID",
        "The ID 'adam' is not valid",
        () -> Tags.create(world(), "adam", Map.of("a", "b")));
    refused(
        "InvalidInstanceID.NotFound",
        "The instance ID 'i-0ccccccccccccccc1' does not exist",
        () -> Tags.create(world(), "i-0ccccccccccccccc1", Map.of("a", "b")));
    refused(
        "InvalidParameterValue",
        "Tag keys starting with 'aws:' are reserved for internal use",
        () -> Tags.create(world(), ADAM, Map.of("aws:x", "b")));
    Map<String, String> many =
        IntStream.range(0, 51)
            .mapToObj(Integer::toString)
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
    refused(
        "TagLimitExceeded", "More than 50 tags specified", () -> Tags.create(world(), ADAM, many));
  }
}
