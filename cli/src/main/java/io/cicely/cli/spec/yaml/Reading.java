package io.cicely.cli.spec.yaml;

import io.cicely.cli.spec.ClusterSpec;
import java.util.List;

/** What became of reading a file: all of it or nothing. */
public sealed interface Reading {
  /** The file is good. */
  record Good(ClusterSpec spec) implements Reading {}

  /** It is not; all that is wrong, in the order of lines. */
  record Bad(List<Problem> problems) implements Reading {
    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
