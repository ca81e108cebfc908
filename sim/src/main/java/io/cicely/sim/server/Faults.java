package io.cicely.sim.server;

import io.cicely.sim.fault.Calls;
import io.cicely.sim.fault.Effect;
import io.cicely.sim.fault.Fault;
import io.cicely.sim.world.Transition;
import java.time.Duration;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The faults that are in force, each under a number, and how often each has hit. */
public final class Faults {
  /** How long a request hangs that hangs: longer than any client waits. */
  static final Duration HANG = Duration.ofMinutes(15);

  private final SortedMap<Long, Entry> entries = new TreeMap<>();
  private final Random random;
  private final BiConsumer<Duration, Runnable> timer;
  private volatile Runnable onChange = () -> {};
  private long last;

  /**
   * No faults yet.
   *
   * @param seed decides which calls a percentage hits
   * @param timer runs a task when a time has passed
   */
  Faults(long seed, BiConsumer<Duration, Runnable> timer) {
    this.random = new Random(seed);
    this.timer = timer;
  }

  /**
   * A fault in force.
   *
   * @param matched how many requests matched it
   * @param hit how many of those it hit
   */
  public record Entry(Fault fault, int matched, int hit) {
    private Entry counted(boolean struck) {
      return new Entry(fault, matched + 1, struck ? hit + 1 : hit);
    }
  }

  /** From now on; the number is for {@link #remove}. */
  public long add(Fault fault) {
    long number;
    synchronized (this) {
      number = ++last;
      entries.put(number, new Entry(fault, 0, 0));
    }
    onChange.run();
    return number;
  }

  /** For so long from now on, by the engine's clock. */
  public long add(Fault fault, Duration duration) {
    long number = add(fault);
    timer.accept(duration, () -> remove(number));
    return number;
  }

  /** Whether there was such a fault. */
  public boolean remove(long number) {
    boolean there;
    synchronized (this) {
      there = entries.remove(number) != null;
    }
    onChange.run();
    return there;
  }

  public void clear() {
    synchronized (this) {
      entries.clear();
    }
    onChange.run();
  }

  public synchronized SortedMap<Long, Entry> list() {
    return new TreeMap<>(entries);
  }

  /** Runs the listener whenever there is a fault more or less. */
  void onChange(Runnable listener) {
    onChange = listener;
  }

  /** What becomes of this call: the effect of the oldest fault that hits it. */
  synchronized @Nullable Effect onCall(String action, String callerArn) {
    for (var each : entries.entrySet()) {
      if (each.getValue().fault() instanceof Fault.CallsFail(Calls calls, Effect effect)
          && calls.match(action, callerArn)) {
        boolean hits = hits(calls, each.getValue());
        each.setValue(each.getValue().counted(hits));
        if (hits) {
          return effect;
        }
      }
    }
    return null;
  }

  private boolean hits(Calls calls, Entry entry) {
    return entry.matched() >= calls.skip()
        && (calls.count() == 0 || entry.hit() < calls.count())
        && random.nextInt(100) < calls.percent();
  }

  /** What becomes of an instance's request for its metadata. */
  synchronized @Nullable Effect onMetadata(String instanceId) {
    for (var each : entries.entrySet()) {
      if (each.getValue().fault() instanceof Fault.MetadataFails(var id, Effect effect)
          && (id == null || id.equals(instanceId))) {
        each.setValue(each.getValue().counted(true));
        return effect;
      }
    }
    return null;
  }

  /** Whether the transition is not to happen for now. */
  synchronized boolean hold(Transition transition) {
    return entries.values().stream()
        .anyMatch(
            entry ->
                entry.fault() instanceof Fault.TransitionSticks(String kind, var subject)
                    && transition.kind().equals(kind)
                    && (subject == null || transition.subject().equals(subject)));
  }
}
