package io.cicely.cli.spec.yaml;

import io.cicely.cli.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads {@code cluster.yaml}. */
public final class SpecReader {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private SpecReader() {}

  /** The wanted cluster, or all that is wrong with the text. */
  public static Reading read(String text) {
    Composed composed = Composed.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    if (composed.root() == null) {
      return new Reading.Bad(composed.problems());
    }
    List<Problem> problems = new ArrayList<>();
    Value file = new Checker(problems).check(composed.root(), FileShape.FILE_SHAPE, "");
    new Rules(file, problems).check();
    return problems.isEmpty() ? good(file) : new Reading.Bad(List.copyOf(new TreeSet<>(problems)));
  }

  private static Reading good(Value file) {
    ClusterSpec spec = new SpecBuilder(file).build();
    return new Reading.Good(spec);
  }
}
