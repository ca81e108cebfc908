package io.cicely.cli.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What EC2 was asked. */
public final class Ec2Calls {
  private Ec2Calls() {}

  /** The actions of the calls that EC2 answered since then, in their order. */
  public static List<String> of(Arena arena, Instant since) {
    return in(arena.control("GET", "/events?after=" + since, ""));
  }

  static List<String> in(String events) {
    List<String> actions = new ArrayList<>();
    for (JsonNode event : SimulatorJson.read(events)) {
      if (event.path("type").asText().equals("Answered")) {
        actions.add(event.path("action").asText());
      }
    }
    return List.copyOf(actions);
  }
}
