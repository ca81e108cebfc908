package io.cicely.cli.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.cicely.cli.drill.history.EndState;
import io.cicely.cli.drill.history.EndState.Attachment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads what is there when all is over. */
public final class EndStates {
  private static final Duration COMMAND = Duration.ofSeconds(60);

  /** No action of the lab's cluster may take longer. */
  private static final int OLD_SECONDS = 100;

  private EndStates() {}

  public static EndState of(Arena arena) {
    SequencedMap<String, String> kernels = new LinkedHashMap<>();
    SequencedMap<String, String> agents = new LinkedHashMap<>();
    for (String node : arena.nodes()) {
      kernels.put(node, ask(arena, node, "ip -o address; ip rule; ip route show table all"));
      agents.put(
          node,
          ask(
              arena,
              node,
              "ps -eo etimes=,args= | awk '$1 > %d && $2 ~ \"^/usr/lib/cicely/.*/java$\"'"
                  .formatted(OLD_SECONDS)));
    }
    return new EndState(kernels, agents, attachments(arena.control("GET", "/world", "")));
  }

  /**
   * The attachments in the simulator's world.
   *
   * @param world as its control face gives it
   */
  static List<Attachment> attachments(String world) {
    List<Attachment> found = new ArrayList<>();
    for (JsonNode eni : SimulatorJson.read(world).path("inventory").path("interfaces")) {
      JsonNode attachment = eni.path("attachment");
      if (attachment.isObject()) {
        List<String> addresses = new ArrayList<>();
        eni.path("privateAddresses").forEach(each -> addresses.add(each.asText()));
        found.add(
            new Attachment(
                eni.path("id").asText(),
                attachment.path("instanceId").asText(),
                attachment.path("deviceIndex").asInt(),
                attachment.path("status").asText(),
                addresses));
      }
    }
    return List.copyOf(found);
  }

  private static String ask(Arena arena, String node, String script) {
    return arena.ask(node, COMMAND, "sh", "-c", script);
  }
}
