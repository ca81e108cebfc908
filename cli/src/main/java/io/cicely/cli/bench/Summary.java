package io.cicely.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures in tables of Markdown, for the documentation: ours beside the matching peer's. */
public final class Summary {
  private static final String NOT_MEASURED = "not measured";
  private static final List<String> OUTAGES =
      List.of(Bench.PLANNED + Bench.OUTAGE, Bench.CRASH + Bench.OUTAGE);
  private static final List<String> CALLS =
      List.of(Bench.PLANNED + Bench.CALLS, Bench.CRASH + Bench.CALLS, Bench.CALLS_AN_HOUR);

  private final List<Figure> figures;

  private Summary(List<Figure> figures) {
    this.figures = List.copyOf(figures);
  }

  /**
   * A whole document.
   *
   * @param conditions under which it was measured, in one sentence
   */
  public static String of(List<Figure> figures, String conditions) {
    return new Summary(figures).text(conditions);
  }

  private String text(String conditions) {
    return """
    # Figures

    Written by `make bench`, all in one run: %s

    A value is the median; in brackets the least, the most, and of how many runs.

    ## What a client was without
    Milliseconds without an answer, asked every 10 ms. `typical` gives EC2 the times that were
    published for it; most of them are EC2's own, ours or not.

    %s
    ## What EC2 was asked
    Calls from the disturbance until the cluster was whole again, and in an hour of rest with the
    fence devices off.

    %s
    ## Many VIPs of one node
    A crash of the node that has as many as EC2 lets one instance have; the VIP that was away
    longest counts, in milliseconds.

    %s
    """
            .formatted(
                conditions,
                table(
                    List.of(
                        "mode", "what", "EC2's latency", "Cicely", "peer", "peer's", "times ours"),
                    compared(OUTAGES)),
                table(
                    List.of(
                        "mode", "what", "EC2's latency", "Cicely", "peer", "peer's", "times ours"),
                    compared(CALLS)),
                table(
                    List.of("mode", "what", "EC2's latency", "together", "one alone", "times one"),
                    together()))
            .stripTrailing()
        + "\n";
  }

  private List<List<String>> compared(List<String> whats) {
    List<List<String>> rows = new ArrayList<>();
    for (Figure ours : figures) {
      if (ours.contender().equals(Contender.OURS) && whats.contains(ours.what())) {
        Optional<Figure> peer =
            figures.stream()
                .filter(each -> !each.contender().equals(Contender.OURS))
                .filter(ours::comparesWith)
                .findFirst();
        rows.add(
            List.of(
                ours.mode().toString(),
                ours.what(),
                ours.latency(),
                value(ours),
                peer.map(Figure::contender).orElse(""),
                peer.map(Summary::value).orElse(NOT_MEASURED),
                peer.map(each -> ratio(each, ours)).orElse("")));
      }
    }
    return rows;
  }

  private List<List<String>> together() {
    List<List<String>> rows = new ArrayList<>();
    for (Figure many : figures) {
      if (many.what().startsWith(Bench.CRASH + " of ") && many.what().endsWith(Bench.OUTAGE)) {
        Optional<Figure> one = Promises.oneAlone(many, figures);
        rows.add(
            List.of(
                many.mode().toString(),
                many.what(),
                many.latency(),
                value(many),
                one.map(Summary::value).orElse(NOT_MEASURED),
                one.map(each -> ratio(many, each)).orElse("")));
      }
    }
    return rows;
  }

  private static String value(Figure figure) {
    return "%d (%d to %d; %d)"
        .formatted(figure.median(), figure.least(), figure.most(), figure.runs().size());
  }

  private static String ratio(Figure figure, Figure to) {
    return to.median() == 0
        ? ""
        : String.format(Locale.ROOT, "%.1f", (double) figure.median() / to.median());
  }

  private static String table(List<String> heading, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(line(heading));
    text.append(line(heading.stream().map(_ -> "---").toList()));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
