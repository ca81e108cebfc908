package io.cicely.cli.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What the simulator's control face answers. */
final class SimulatorJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private SimulatorJson() {}

  static JsonNode read(String answer) {
    try {
      return MAPPER.readTree(answer);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException("Not the simulator's answer: " + answer, unreadable);
    }
  }
}
