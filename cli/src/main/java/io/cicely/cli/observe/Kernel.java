package io.cicely.cli.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.host.Host;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The addresses in a kernel.
 *
 * @param links the name of the link by address
 * @param down the links that are not up
 */
record Kernel(Map<String, String> links, List<String> down) {
  private static final JsonMapper JSON = new JsonMapper();

  static Kernel of(Host host) {
    Command show = Command.of("ip", "-json", "address", "show");
    return parse(host.run(show).orFail().out());
  }

  static Kernel parse(String text) {
    Map<String, String> links = new HashMap<>();
    List<String> down = new java.util.ArrayList<>();
    try {
      for (JsonNode link : JSON.readTree(text)) {
        String name = link.path("ifname").asText();
        for (JsonNode address : link.path("addr_info")) {
          links.put(address.path("local").asText(), name);
        }
        if (!link.path("flags").valueStream().anyMatch(flag -> flag.asText().equals("UP"))) {
          down.add(name);
        }
      }
    } catch (IOException unreadable) {
      throw new Failure(
          Code.COMMAND_FAILED,
          "Cannot understand ip's JSON",
          unreadable.toString(),
          "",
          unreadable);
    }
    return new Kernel(links, down);
  }

  /** Whether traffic for the address would be taken; half of it there is neither yes nor no. */
  Seen<Boolean> has(String address) {
    String link = links.get(address);
    if (link == null) {
      return new Seen.Known<>(false);
    }
    return down.contains(link)
        ? new Seen.Unknown<>("it has the address on " + link + ", which is down")
        : new Seen.Known<>(true);
  }
}
