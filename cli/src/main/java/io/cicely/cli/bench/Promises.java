package io.cicely.cli.bench;

import io.cicely.cli.spec.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What Cicely promises of its speed, held against what was measured. */
public final class Promises {
  private static final double MONITOR_HELLOS = 2.0;

  /** Of a planned move beside EC2's own convergence, in ms. */
  private static final long MAPPED_MOVE = 50;

  /** Beside detection, fencing and EC2's own time, in ms. */
  private static final long CRASH_OVERHEAD = 600;

  private static final long MOST_TIMES_ONE = 3;

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
      if (figure.contender().equals(Contender.OURS)) {
        limit(figure).ifPresent(limit -> promises.add(promise(figure, figure.median(), limit)));
        timesOne(figure, figures).ifPresent(promises::add);
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

  private static OptionalLong limit(Figure figure) {
    boolean none = figure.latency().equals("none");
    boolean eni = figure.mode() == Mode.ENI;
    return switch (figure.what()) {
      case Bench.PLANNED + Bench.OUTAGE ->
          none ? OptionalLong.of(eni ? 1_000 : MAPPED_MOVE) : OptionalLong.empty();
      case Bench.PLANNED + Bench.OVERHEAD ->
          eni ? OptionalLong.empty() : OptionalLong.of(MAPPED_MOVE);
      case Bench.CRASH + Bench.OUTAGE -> none ? OptionalLong.of(4_000) : OptionalLong.empty();
      case Bench.CRASH + Bench.OVERHEAD -> OptionalLong.of(CRASH_OVERHEAD);
      case Bench.CALLS_AN_HOUR -> OptionalLong.of(60);
      default -> OptionalLong.empty();
    };
  }

  /** Many VIPs that fail over together, against one alone. */
  private static Optional<Promise> timesOne(Figure figure, List<Figure> all) {
    boolean many = figure.what().startsWith(Bench.CRASH + " of ");
    if (!many || !figure.what().endsWith(Bench.OUTAGE) || figure.latency().equals("none")) {
      return Optional.empty();
    }
    return oneAlone(figure, all)
        .map(one -> promise(figure, figure.median(), MOST_TIMES_ONE * one.median()));
  }

  /** The crash of a node with one VIP, under the conditions of a crash of one with many. */
  static Optional<Figure> oneAlone(Figure many, List<Figure> all) {
    return all.stream()
        .filter(one -> one.what().equals(Bench.CRASH + Bench.OUTAGE))
        .filter(one -> one.contender().equals(many.contender()))
        .filter(one -> one.mode() == many.mode() && one.latency().equals(many.latency()))
        .findFirst();
  }

  private static Promise promise(Figure figure, long measured, long limit) {
    return new Promise(
        "%s, %s, latency %s, median of %d"
            .formatted(figure.mode(), figure.what(), figure.latency(), figure.runs().size()),
        measured,
        limit,
        figure.unit());
  }

  private static Optional<Figure> find(List<Figure> figures, String contender, String what) {
    return figures.stream()
        .filter(each -> each.contender().equals(contender))
        .filter(each -> each.latency().equals("none") && each.what().equals(what))
        .findFirst();
  }
}
