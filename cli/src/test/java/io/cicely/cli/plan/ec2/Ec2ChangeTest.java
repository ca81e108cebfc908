package io.cicely.cli.plan.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.cluster.ec2.SecurityGroup.Direction;
import io.cicely.cli.cluster.ec2.SecurityGroup.Rule;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Ec2ChangeTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ENI = "eni-1";

  private static final List<Ec2Change> CHANGES =
      List.of(
          new Ec2Change.Authorize("sg-1", rule()),
          new Ec2Change.Revoke("sg-1", rule()),
          new Ec2Change.CreateEni("subnet-1", "10.0.0.5", List.of("sg-1"), "text", tags()),
          new Ec2Change.DeleteEni(ENI),
          new Ec2Change.SetGroups(ENI, List.of("sg-1")),
          new Ec2Change.KeepOnTermination(ENI, "eni-attach-1"),
          new Ec2Change.PutTags(ENI, tags()),
          new Ec2Change.RemoveTags(ENI, tags()),
          new Ec2Change.ChooseAddress(ENI, "subnet-1", "mark", List.of("10.0.0.9")),
          new Ec2Change.AssignAddress(ENI, "10.0.0.6", "mark"),
          new Ec2Change.UnassignAddress(ENI, "10.0.0.6", ""),
          new Ec2Change.Allocate(tags()),
          new Ec2Change.Release("eipalloc-1"),
          new Ec2Change.CreateRoute("rtb-1", "10.99.0.1/32", ENI),
          new Ec2Change.ReplaceRoute("rtb-1", "10.99.0.1/32", "eni-2", ENI),
          new Ec2Change.DeleteRoute("rtb-1", "10.99.0.1/32", ENI),
          new Ec2Change.StopCheck(ENI),
          new Ec2Change.ResumeCheck(ENI));

  private static Rule rule() {
    return new Rule(Direction.IN, "udp", 5405, 5405, "sg-1", "cicely:web");
  }

  private static SortedMap<String, String> tags() {
    SortedMap<String, String> tags = new TreeMap<>();
    tags.put("cicely:cluster", "web");
    return tags;
  }

  @Test
  void aSavedPlanIsReadAsItWasWritten() throws JsonProcessingException {
    assertThat(CHANGES.stream().map(Object::getClass).toList())
        .containsExactlyInAnyOrder(
            Arrays.stream(Ec2Change.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
    for (Ec2Change change : CHANGES) {
      Step<Ec2Change> step =
          new Step<>(change, Kind.CREATE, Impact.NONE, "EC2", "thing", List.of("detail"));
      String text =
          JSON.writerFor(new TypeReference<Step<Ec2Change>>() {}).writeValueAsString(step);
      Step<Ec2Change> read = JSON.readValue(text, new TypeReference<>() {});
      assertThat(read).as(text).isEqualTo(step);
    }
  }
}
