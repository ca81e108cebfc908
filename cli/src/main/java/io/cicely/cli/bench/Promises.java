package io.cicely.cli.bench;

import io.cicely.cli.spec.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
    for (Figure figure : figures) {
      if (figure.contender().equals(Contender.OURS) && figure.latency().equals("none")) {
        limit(figure).ifPresent(promises::add);
      }
    }
    Optional<Figure> monitor = find(figures, Contender.OURS, "monitor, CPU");
    Optional<Figure> hello = find(figures, "java", "hello, CPU");
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

  private static Optional<Promise> limit(Figure figure) {
    OptionalLong limit =
        switch (figure.what()) {
          case Bench.PLANNED + Bench.OUTAGE ->
              OptionalLong.of(figure.mode() == Mode.ENI ? 1_000 : 50);
          case Bench.CRASH + Bench.OUTAGE -> OptionalLong.of(4_000);
          case Bench.CALLS_AN_HOUR -> OptionalLong.of(60);
          default -> OptionalLong.empty();
        };
    return limit.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Promise(
                "%s, %s, latency %s, median of %d"
                    .formatted(
                        figure.mode(), figure.what(), figure.latency(), figure.runs().size()),
                figure.median(),
                limit.getAsLong(),
                figure.unit()));
  }

  private static Optional<Figure> find(List<Figure> figures, String contender, String what) {
    return figures.stream()
        .filter(each -> each.contender().equals(contender))
        .filter(each -> each.latency().equals("none") && each.what().equals(what))
        .findFirst();
  }
}
