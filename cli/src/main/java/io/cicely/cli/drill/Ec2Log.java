package io.cicely.cli.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.cicely.cli.drill.history.Ec2Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The simulator's events, read as what EC2 was busy with. */
final class Ec2Log {
  /** What nobody waits for when a VIP moves: a node that boots again, a guest's own shutdown. */
  private static final Set<String> ASIDE =
      Set.of("InstanceRuns", "InstanceRestarts", "InstanceForgotten", "GuestHalts");

  private Ec2Log() {}

  /**
   * @param events as the control face gives them
   * @param nanos turns the simulator's time into the monotonic clock's
   */
  static List<Ec2Work> read(String events, ToLongFunction<Instant> nanos) {
    List<Ec2Work> work = new ArrayList<>();
    for (JsonNode event : SimulatorJson.read(events)) {
      String what =
          switch (event.path("type").asText()) {
            case "Answered" -> event.path("action").asText();
            case "Fired" -> event.path("transition").path("type").asText();
            default -> "";
          };
      if (!what.isEmpty() && !ASIDE.contains(what)) {
        long to = nanos.applyAsLong(Instant.parse(event.path("at").asText()));
        work.add(new Ec2Work(what, to - Duration.parse(event.path("took").asText()).toNanos(), to));
      }
    }
    return List.copyOf(work);
  }
}
