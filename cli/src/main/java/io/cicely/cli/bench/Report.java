package io.cicely.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures as a table: a row each, with the ratio to ours where both were measured. */
public final class Report {

  private Report() {}

  /** The rows, the heading first. */
  public static List<List<String>> rows(List<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "mode", "latency", "what", "contender", "runs", "median", "least", "most", "x ours"));
    for (Figure figure : figures) {
      rows.add(
          Arrays.asList(
              figure.mode().toString(),
              figure.latency(),
              figure.what() + " " + figure.unit(),
              figure.contender(),
              Integer.toString(figure.runs().size()),
              Long.toString(figure.median()),
              Long.toString(figure.least()),
              Long.toString(figure.most()),
              ratio(figure, figures)));
    }
    return List.copyOf(rows);
  }

  private static String ratio(Figure figure, List<Figure> all) {
    Optional<Figure> ours =
        all.stream()
            .filter(each -> each.contender().equals(Contender.OURS) && each.comparesWith(figure))
            .findFirst();
    // EC2's own time is nobody's merit.
    boolean comparable = !figure.what().endsWith(Bench.EC2_BUSY);
    if (figure.contender().equals(Contender.OURS)
        || !comparable
        || ours.isEmpty()
        || ours.get().median() == 0) {
      return "";
    }
    return String.format(Locale.ROOT, "%.1f", (double) figure.median() / ours.get().median());
  }
}
