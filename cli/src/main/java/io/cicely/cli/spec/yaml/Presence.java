package io.cicely.cli.spec.yaml;

import io.cicely.cli.spec.yaml.Shape.Field;
import io.cicely.cli.spec.yaml.Shape.Fields;
import java.util.List;

/** Whether the keys that a map must have are there, and no two that exclude each other. */
record Presence(List<Problem> problems) {
  void check(Entries entries, Fields fields, String path) {
    for (Field field : fields.fields()) {
      if (field.required() && !entries.has(field.name())) {
        add(
            entries.at(),
            path,
            field.name() + " is missing",
            "Add " + field.name() + ": " + value(field.shape()));
      }
    }
    List<String> found = fields.counted().stream().filter(entries::has).toList();
    switch (fields.count()) {
      case ANY -> {}
      case EXACTLY_ONE -> {
        if (found.isEmpty()) {
          add(
              entries.at(),
              path,
              Shape.orList(fields.counted()) + " is missing",
              "Add exactly one of them");
        }
        tooMany(entries, found, path);
      }
      case AT_MOST_ONE -> tooMany(entries, found, path);
    }
  }

  private static String value(Shape shape) {
    return shape instanceof Shape.Choice ? shape.wanted() : "and " + shape.wanted();
  }

  private void tooMany(Entries entries, List<String> found, String path) {
    if (found.size() > 1) {
      String last =
          found.stream()
              .max((one, other) -> entries.at(one).compareTo(entries.at(other)))
              .orElseThrow();
      add(
          entries.at(last),
          path,
          String.join(" and ", found) + " exclude each other",
          "Keep one of them");
    }
  }

  private void add(Position at, String path, String what, String remedy) {
    problems.add(Problem.at(at, path, what, remedy));
  }
}
