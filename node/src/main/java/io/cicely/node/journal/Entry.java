package io.cicely.node.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One action of an agent. {@code agent} is "vip" or "fence"; {@code resource} names the resource or
 * the fence device's target; {@code reason} is empty after success without a warning.
 */
public record Entry(
    Instant at,
    Duration took,
    String agent,
    String action,
    String resource,
    int exitCode,
    String reason,
    List<Event> events) {

  public Entry {
    events = List.copyOf(events);
  }
}
