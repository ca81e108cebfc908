package io.cicely.cli.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.spec.ClusterSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Good files, and what reading gives. */
public final class Examples {
  public static final List<String> GOOD =
      List.of("design", "eni", "secondary-ip", "route", "elastic-ip", "zones", "sixteen", "create");

  private Examples() {}

  /** The text of a good file. */
  public static String text(String name) {
    String resource = "/io/cicely/cli/spec/yaml/good/" + name + ".yaml";
    try (InputStream stream = Examples.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The cluster of a good text. */
  public static ClusterSpec good(String text) {
    return switch (SpecReader.read(text)) {
      case Reading.Good(ClusterSpec spec) -> spec;
      case Reading.Bad(List<Problem> problems) -> throw new AssertionError(problems + "\n" + text);
    };
  }

  /** The problems of a bad text. */
  static List<Problem> problems(String text) {
    return switch (SpecReader.read(text)) {
      case Reading.Good _ -> List.of();
      case Reading.Bad(List<Problem> problems) -> problems;
    };
  }

  /** Each problem has its place inside the text, something to say and a remedy. */
  static void assertUseful(List<Problem> problems, String text) {
    List<String> lines = text.lines().toList();
    assertThat(problems).as(text).isNotEmpty().isSorted().doesNotHaveDuplicates();
    for (Problem problem : problems) {
      assertThat(problem.line())
          .as("%s%n%s", problem, text)
          .isBetween(1, Math.max(1, lines.size()));
      String line = lines.isEmpty() ? "" : lines.get(problem.line() - 1);
      assertThat(problem.column())
          .as("%s%n%s", problem, text)
          .isBetween(1, line.codePointCount(0, line.length()) + 1);
      assertThat(problem.what()).as(text).isNotBlank().doesNotEndWith(".");
      assertThat(problem.remedy()).as(text).isNotBlank().doesNotEndWith(".");
    }
  }
}
