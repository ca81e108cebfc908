package io.cicely.node.proof.search;

import java.util.List;

/** A way from a beginning to a state that breaks a promise. */
public record Trace(String violation, List<String> events) {
  public Trace {
    events = List.copyOf(events);
  }

  /** The events, numbered, a line each, and what they come to. */
  public String words() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      words.append(String.format("  %2d. %s%n", i + 1, events.get(i)));
    }
    return words.append("  => ").append(violation).toString();
  }
}
