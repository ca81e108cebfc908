package io.cicely.node.proof.agent;

import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a start. It shows one time for as long as the start is young, and then another for
 * ever; instead, what is remembered grows older by steps of five seconds up to fifteen. Only at
 * these ages EniStart changes its mind (LAG and PLAIN_DETACH).
 */
final class Age {
  private static final Duration YOUNG = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration OLDEST = Duration.ofSeconds(5);
  private static final long ROUNDING_MS = 1;

  private Age() {}

  static Duration now(boolean young) {
    return young ? YOUNG : LATER;
  }

  /** Just before what is done now. */
  static Duration before(Duration time) {
    return time.minusMillis(ROUNDING_MS);
  }

  /** What was at this time, five seconds on. */
  static Duration older(Duration time, boolean young) {
    if (!young && time.compareTo(OLDEST) < 0) {
      return time;
    }
    Duration older = time.plus(LATER).minus(now(young)).minus(STEP);
    return older.compareTo(OLDEST) < 0 ? OLDEST : older;
  }

  static Memory older(Memory memory, boolean young) {
    Map<Step, Duration> accepted = new HashMap<>();
    memory.accepted().forEach((step, at) -> accepted.put(step, older(at, young)));
    Map<String, Duration> since = new HashMap<>();
    memory.detachingSince().forEach((id, at) -> since.put(id, older(at, young)));
    return new Memory(accepted, since);
  }

  /** Full seconds. */
  static long of(Duration time, boolean young) {
    return now(young).plusMillis(ROUNDING_MS).minus(time).toSeconds();
  }

  /** Whether nothing would look any older. */
  static boolean isFinal(Memory memory) {
    return memory.accepted().values().stream().allMatch(OLDEST::equals)
        && memory.detachingSince().values().stream().allMatch(OLDEST::equals);
  }

  /** Without what nothing can depend on any more: steps superseded, attachments long gone. */
  static Memory relevant(Memory memory, Predicate<String> isGone) {
    Map<Step, Duration> accepted = new HashMap<>();
    Step.Attach last = lastAttach(memory);
    memory
        .accepted()
        .forEach(
            (step, at) -> {
              if (step.equals(last)
                  || (step instanceof Step.Detach(String id, boolean _) && !isGone.test(id))) {
                accepted.put(step, at);
              }
            });
    Map<String, Duration> since = new HashMap<>();
    memory
        .detachingSince()
        .forEach(
            (id, at) -> {
              if (!isGone.test(id)) {
                since.put(id, at);
              }
            });
    return new Memory(accepted, since);
  }

  private static Step.@Nullable Attach lastAttach(Memory memory) {
    Step.Attach last = null;
    Duration lastAt = Duration.ZERO;
    for (Map.Entry<Step, Duration> each : memory.accepted().entrySet()) {
      if (each.getKey() instanceof Step.Attach attach && each.getValue().compareTo(lastAt) > 0) {
        last = attach;
        lastAt = each.getValue();
      }
    }
    return last;
  }
}
