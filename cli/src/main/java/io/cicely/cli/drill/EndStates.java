package io.cicely.cli.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.cicely.cli.drill.history.EndState;
import io.cicely.cli.drill.history.EndState.Attachment;
import io.cicely.cli.drill.history.EndState.Lead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is there when all is over. */
public final class EndStates {
  private static final Duration COMMAND = Duration.ofSeconds(60);

  /** No action of the lab's cluster may take longer. */
  private static final int OLD_SECONDS = 100;

  /** A range of one address. */
  private static final Pattern HOST = Pattern.compile("([0-9.]+(?=/32)|[0-9a-f:]+(?=/128))/[0-9]+");

  private static final String LOOK =
      "ip -o address; for family in -4 -6;"
          + " do ip $family rule; ip $family route show table all; done";

  private EndStates() {}

  public static EndState of(Arena arena) {
    SequencedMap<String, String> kernels = new LinkedHashMap<>();
    SequencedMap<String, String> agents = new LinkedHashMap<>();
    for (String node : arena.nodes()) {
      kernels.put(node, ask(arena, node, LOOK));
      agents.put(
          node,
          ask(
              arena,
              node,
              "ps -eo etimes=,args= | awk '$1 > %d && $2 ~ \"^/usr/lib/cicely/.*/java$\"'"
                  .formatted(OLD_SECONDS)));
    }
    String world = arena.control("GET", "/world", "");
    return new EndState(kernels, agents, attachments(world), leads(world));
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
        eni.path("ipv6Addresses").forEach(each -> addresses.add(each.asText()));
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

  /** The routes to single addresses, and the associated Elastic IPs. */
  static List<Lead> leads(String world) {
    JsonNode root = SimulatorJson.read(world);
    List<Lead> found = new ArrayList<>();
    for (JsonNode table : root.path("network").path("routeTables")) {
      for (Map.Entry<String, JsonNode> route : table.path("routes").properties()) {
        String eni = route.getValue().path("interfaceId").asText();
        Matcher host = HOST.matcher(route.getKey());
        if (host.matches() && !eni.isEmpty()) {
          found.add(new Lead(table.path("id").asText(), host.group(1), eni, ""));
        }
      }
    }
    for (JsonNode address : root.path("inventory").path("addresses")) {
      JsonNode endpoint = address.path("association").path("endpoint");
      if (endpoint.isObject()) {
        found.add(
            new Lead(
                address.path("allocationId").asText(),
                address.path("publicIp").asText(),
                endpoint.path("interfaceId").asText(),
                endpoint.path("privateAddress").asText()));
      }
    }
    return List.copyOf(found);
  }

  private static String ask(Arena arena, String node, String script) {
    return arena.ask(node, COMMAND, "sh", "-c", script);
  }
}
