package io.cicely.cli.bench;

import io.cicely.cli.drill.Disturbance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Cicely promises of its speed, held against what was measured. */
public final class Promises {
  private static final double MONITOR_HELLOS = 2.0;

  private Promises() {}

  /**
   * One promise.
   *
   * @param limit in the unit of {@code measured}
   */
  public record Promise(String what, double measured, double limit, String unit) {
    public boolean kept() {
      return measured <= limit;
    }

    /** One line. */
    public String text() {
      return "%s: %s: %s %s, at most %s promised"
          .formatted(kept() ? "kept" : "BROKEN", what, number(measured), unit, number(limit));
    }

    private static String number(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : "%.2f".formatted(value);
    }
  }

  /** Those that the figures say something about. */
  public static List<Promise> of(List<Figure> figures) {
    List<Promise> promises = new ArrayList<>();
    outage(figures, Disturbance.PLANNED_MOVE, 1_000).ifPresent(promises::add);
    outage(figures, Disturbance.CRASH, 4_000).ifPresent(promises::add);
    Optional<Figure> monitor = find(figures, Contender.OURS, "none", "monitor, CPU");
    Optional<Figure> hello = find(figures, "java", "none", "hello, CPU");
    if (monitor.isPresent() && hello.isPresent()) {
      promises.add(
          new Promise(
              "monitor, CPU",
              (double) monitor.get().median() / hello.get().median(),
              MONITOR_HELLOS,
              "x a Java hello"));
    }
    return List.copyOf(promises);
  }

  private static Optional<Promise> outage(List<Figure> figures, Disturbance disturbance, long ms) {
    String what = disturbance.words() + Bench.OUTAGE;
    return find(figures, Contender.OURS, "none", what)
        .map(
            figure ->
                new Promise(
                    "%s, latency none, median of %d".formatted(what, figure.runs().size()),
                    figure.median(),
                    ms,
                    "ms"));
  }

  private static Optional<Figure> find(
      List<Figure> figures, String contender, String latency, String what) {
    return figures.stream()
        .filter(
            each ->
                each.contender().equals(contender)
                    && each.latency().equals(latency)
                    && each.what().equals(what))
        .findFirst();
  }
}
