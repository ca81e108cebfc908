package io.cicely.node.proof.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks at random, far deeper than a search gets; begins anew after so many events. */
public final class Walk<S> {
  private static final int EVENTS = 2_000;

  private final Model<S> model;
  private final SplittableRandom random;
  private final Consumer<S> visitor;
  private final List<S> choices = new ArrayList<>();
  private final List<Object> events = new ArrayList<>();
  private long walks;
  private long steps;

  private Walk(Model<S> model, long seed, Consumer<S> visitor) {
    this.model = model;
    this.random = new SplittableRandom(seed);
    this.visitor = visitor;
  }

  /**
   * What the walks came to.
   *
   * @param trace the events of the walk that broke a promise, or null
   */
  public record Walked(long walks, long steps, @Nullable Trace trace) {}

  /** Walks for so long; the same seed takes the same ways. */
  public static <S> Walked run(Model<S> model, long seed, Duration time, Consumer<S> visitor) {
    return new Walk<>(model, seed, visitor).run(time);
  }

  private Walked run(Duration time) {
    long began = System.nanoTime();
    while (System.nanoTime() - began < time.toNanos()) {
      Trace trace = walk();
      walks++;
      if (trace != null) {
        return new Walked(walks, steps, trace);
      }
    }
    return new Walked(walks, steps, null);
  }

  private @Nullable Trace walk() {
    List<Object> way = new ArrayList<>();
    List<S> beginnings = model.initial();
    S state = beginnings.get(random.nextInt(beginnings.size()));
    for (int i = 0; i < EVENTS; i++) {
      choices.clear();
      events.clear();
      model.successors(
          state,
          (reached, event) -> {
            choices.add(reached);
            events.add(event);
          });
      if (choices.isEmpty()) {
        return null;
      }
      int choice = random.nextInt(choices.size());
      state = choices.get(choice);
      way.add(events.get(choice));
      steps++;
      String violation = model.violation(state);
      if (violation != null) {
        return new Trace(violation, way.stream().map(Object::toString).toList());
      }
      visitor.accept(state);
    }
    return null;
  }
}
