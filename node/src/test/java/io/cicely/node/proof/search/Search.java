package io.cicely.node.proof.search;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Breadth-first: the first broken promise that it finds has a shortest way to it. */
public final class Search<S> {
  private static final int BETWEEN_LOOKS_AT_THE_CLOCK = 512;
  private static final double MEMORY_TO_USE = 0.85;

  private final Model<S> model;
  private final Bounds bounds;
  private final Consumer<S> visitor;
  private final Fingerprints seen = new Fingerprints();
  private final long began = System.nanoTime();
  private List<S> frontier = new ArrayList<>();
  private List<S> next = new ArrayList<>();
  private long transitions;
  private long broken;
  private @Nullable String violation;

  private Search(Model<S> model, Bounds bounds, Consumer<S> visitor) {
    this.model = model;
    this.bounds = bounds;
    this.visitor = visitor;
  }

  /** Searches the model within the bounds; {@code visitor} is shown each state once. */
  public static <S> Found run(Model<S> model, Bounds bounds, Consumer<S> visitor) {
    return new Search<>(model, bounds, visitor).run();
  }

  private Found run() {
    for (S initial : model.initial()) {
      long fingerprint = model.fingerprint(initial);
      reach(initial, fingerprint, fingerprint);
    }
    frontier = next;
    int depth = 0;
    while (!frontier.isEmpty() && violation == null && depth < bounds.depth()) {
      next = new ArrayList<>();
      if (!expandFrontier()) {
        return found(depth, false);
      }
      frontier = next;
      depth++;
    }
    return found(depth, frontier.isEmpty());
  }

  /** Whether it came to the end of the frontier, whose states are let go on the way. */
  private boolean expandFrontier() {
    for (int i = 0; i < frontier.size() && violation == null; i++) {
      if (i % BETWEEN_LOOKS_AT_THE_CLOCK == 0 && isOver()) {
        return false;
      }
      S state = frontier.get(i);
      frontier.set(i, frontier.getFirst());
      long from = model.fingerprint(state);
      model.successors(
          state,
          (reached, event) -> {
            transitions++;
            reach(reached, model.fingerprint(reached), from);
          });
    }
    return true;
  }

  private void reach(S state, long fingerprint, long from) {
    if (violation != null || !seen.add(fingerprint, from)) {
      return;
    }
    violation = model.violation(state);
    broken = fingerprint;
    next.add(state);
    if (violation == null) {
      visitor.accept(state);
    }
  }

  private boolean isOver() {
    if (System.nanoTime() - began > bounds.time().toNanos()) {
      return true;
    }
    if (isMemoryShort()) {
      // What is garbage counts as used until somebody looks.
      System.gc();
    }
    return isMemoryShort();
  }

  private boolean isMemoryShort() {
    Runtime runtime = Runtime.getRuntime();
    long left = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    return left < runtime.maxMemory() * (1 - MEMORY_TO_USE) || seen.outgrows(left);
  }

  private Found found(int depth, boolean complete) {
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    String what = violation;
    Trace trace = what == null ? null : new Trace(what, events());
    return new Found(seen.size(), transitions, depth, complete && trace == null, took, trace);
  }

  /** The fingerprints say which states were passed; going there once more says by which events. */
  private List<String> events() {
    Deque<Long> way = new ArrayDeque<>();
    long at = Fingerprints.key(broken);
    while (at != seen.parent(at)) {
      way.addFirst(at);
      at = seen.parent(at);
    }
    List<String> events = new ArrayList<>();
    S state = beginning(at);
    for (long wanted : way) {
      state = step(state, wanted, events);
    }
    return events;
  }

  private S beginning(long fingerprint) {
    return model.initial().stream()
        .filter(each -> Fingerprints.key(model.fingerprint(each)) == fingerprint)
        .findFirst()
        .orElseThrow();
  }

  private S step(S state, long wanted, List<String> events) {
    List<S> taken = new ArrayList<>();
    model.successors(
        state,
        (reached, event) -> {
          if (taken.isEmpty() && Fingerprints.key(model.fingerprint(reached)) == wanted) {
            taken.add(reached);
            events.add(event.toString());
          }
        });
    if (taken.isEmpty()) {
      throw new IllegalStateException("the way cannot be gone again after " + events);
    }
    return taken.getFirst();
  }
}
