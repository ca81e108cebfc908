package io.cicely.node.vip;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this run has asked for and when, so that a lagging Describe does not make it ask twice. It
 * is lost with the run: the next one carries on from what it sees.
 */
public record Memory(Map<Step, Duration> accepted, Map<String, Duration> detachingSince) {
  public Memory {
    accepted = Map.copyOf(accepted);
    detachingSince = Map.copyOf(detachingSince);
  }

  /** Nothing asked yet. */
  public static Memory empty() {
    return new Memory(Map.of(), Map.of());
  }

  /** With the step asked for and accepted at {@code now}. */
  public Memory accepting(Step step, Duration now) {
    Map<Step, Duration> more = new HashMap<>(accepted);
    more.put(step, now);
    Memory memory = new Memory(more, detachingSince);
    return step instanceof Step.Detach(String id, boolean _) ? memory.detaching(id, now) : memory;
  }

  /** With the attachment known to be ending at {@code now}, unless that was known before. */
  public Memory detaching(String attachmentId, Duration now) {
    if (detachingSince.containsKey(attachmentId)) {
      return this;
    }
    Map<String, Duration> more = new HashMap<>(detachingSince);
    more.put(attachmentId, now);
    return new Memory(accepted, more);
  }

  boolean acceptedWithin(Step step, Duration span, Duration now) {
    Duration at = accepted.get(step);
    return at != null && now.minus(at).compareTo(span) < 0;
  }

  boolean hasDetached() {
    for (Step step : accepted.keySet()) {
      if (step instanceof Step.Detach) {
        return true;
      }
    }
    return false;
  }

  /** When an attach was last accepted, or null. */
  @Nullable Duration attachAccepted() {
    Duration last = null;
    for (Map.Entry<Step, Duration> each : accepted.entrySet()) {
      if (each.getKey() instanceof Step.Attach
          && (last == null || each.getValue().compareTo(last) > 0)) {
        last = each.getValue();
      }
    }
    return last;
  }

  boolean hasConfigured() {
    for (Step step : accepted.keySet()) {
      if (step instanceof Step.Configure) {
        return true;
      }
    }
    return false;
  }

  boolean isDetachingFor(String attachmentId, Duration span, Duration now) {
    Duration since = detachingSince.get(attachmentId);
    return since != null && now.minus(since).compareTo(span) >= 0;
  }
}
