package io.cicely.cli.spec.yaml;

import java.util.Comparator;

/**
 * Something wrong with a file. None of its text may be a secret of the file's author.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param path where that is, such as {@code nodes[1].name}; empty for the file as a whole
 * @param what is wrong, a clause without a full stop
 * @param remedy what to write instead, likewise
 */
public record Problem(int line, int column, String path, String what, String remedy)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::path)
          .thenComparing(Problem::what)
          .thenComparing(Problem::remedy);

  static Problem at(Position position, String path, String what, String remedy) {
    return new Problem(position.line(), position.column(), path, what, remedy);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** As compilers write it: {@code 7:15: nodes[0].instance: WHAT. REMEDY.} */
  @Override
  public String toString() {
    String where = path.isEmpty() ? "" : path + ": ";
    return line + ":" + column + ": " + where + what + ". " + remedy + ".";
  }
}
