package io.cicely.cli.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text as YAML's nodes, which know their places; or why it is no YAML.
 *
 * @param root null where there is a problem
 */
record Composed(@Nullable Node root, List<Problem> problems) {
  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 20;
  private static final String NO_COLON = "could not find expected ':'";
  private static final Pattern INDENTED_BY_TAB = Pattern.compile("(?m)^( *)\t");

  /** Line breaks to YAML 1.1 and to nobody else: whoever counts lines would be misled. */
  private static final Pattern STRANGE_BREAK = Pattern.compile("[\\u0085\\u2028\\u2029]");

  /** Not the library's own names of tokens, nor single characters. */
  private static final Pattern QUOTED = Pattern.compile("'(?!<[a-z ]+>')[^']{2,}'|\"[^\"]*\"");

  static Composed of(String file) {
    String text = file.replace("\r\n", "\n").replace('\r', '\n');
    List<Problem> tabs = tabs(text);
    if (!tabs.isEmpty()) {
      return new Composed(null, tabs);
    }
    Matcher strange = STRANGE_BREAK.matcher(text);
    if (strange.find()) {
      return unprintable(at(text, text.codePointCount(0, strange.start())));
    }
    try {
      Node root = composer(text).getSingleNode();
      return root == null
          ? bad(Position.START, "the file is empty", "Begin with apiVersion: cicely/v1")
          : new Composed(root, List.of());
    } catch (MarkedYAMLException wrong) {
      return explained(wrong, within(text, place(wrong)));
    } catch (ReaderException unprintable) {
      return unprintable(at(text, unprintable.getPosition()));
    } catch (YAMLException tooMuch) {
      return bad(
          Position.START,
          "the file is too large, too deep or has too many aliases",
          "Write it plainly: a cluster's file has a few hundred lines at most");
    }
  }

  private static Composer composer(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    return new Composer(new ParserImpl(new StreamReader(text), options), new Scalars(), options);
  }

  /** A key without a colon is noticed in a later line only; the context is where it begins. */
  private static Position place(MarkedYAMLException wrong) {
    boolean isLate = problem(wrong).startsWith(NO_COLON) && wrong.getContextMark() != null;
    Mark mark = isLate ? wrong.getContextMark() : wrong.getProblemMark();
    Mark found = mark == null ? wrong.getContextMark() : mark;
    return found == null ? Position.START : Position.of(found);
  }

  private static String problem(MarkedYAMLException wrong) {
    return wrong.getProblem() == null ? "" : wrong.getProblem();
  }

  private static Composed explained(MarkedYAMLException wrong, Position at) {
    // The library's sentences may repeat what the file says.
    String problem = problem(wrong);
    if (problem.startsWith("found undefined alias")) {
      return bad(at, "an alias to an anchor that is not above it", "Define &NAME above *NAME");
    }
    if (problem.startsWith("but found another document")) {
      return bad(at, "a second document begins here", "Write one cluster a file, without ---");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return bad(
          at,
          "a key is not expected here",
          "Indent it as its neighbours are, or put text that has ': ' in it in quotes");
    }
    if (problem.startsWith(NO_COLON)) {
      return bad(
          at,
          "a key without its colon, or text that ends where none was expected",
          "Write KEY: VALUE, and put text of several lines in quotes");
    }
    if (problem.startsWith("Nesting Depth exceeded")) {
      return bad(at, "lists and maps are too deep", "No valid file has more than ten levels");
    }
    return bad(
        at,
        "this is no YAML: " + QUOTED.matcher(problem).replaceAll("something else"),
        "Look at this line and the one before: indentation, brackets, quotes");
  }

  private static Composed unprintable(Position at) {
    return bad(
        at,
        "a character that has no place here",
        "Remove it, or write it escaped in double quotes");
  }

  private static Composed bad(Position at, String what, String remedy) {
    return new Composed(null, List.of(Problem.at(at, "", what, remedy)));
  }

  private static List<Problem> tabs(String text) {
    List<Problem> found = new ArrayList<>();
    Matcher matcher = INDENTED_BY_TAB.matcher(text);
    while (matcher.find()) {
      found.add(
          Problem.at(
              at(text, text.codePointCount(0, matcher.end(1))),
              "",
              "a tab indents this line",
              "Use spaces: YAML allows no tabs there"));
    }
    return found;
  }

  private static Position at(String text, int codePoint) {
    String before = text.substring(0, text.offsetByCodePoints(0, codePoint));
    String line = before.substring(before.lastIndexOf('\n') + 1);
    return new Position(
        Math.toIntExact(before.chars().filter(c -> c == '\n').count()) + 1,
        line.codePointCount(0, line.length()) + 1);
  }

  /** What is missing at the end is said at the last line that there is. */
  private static Position within(String text, Position found) {
    List<String> lines = text.lines().toList();
    if (found.line() <= lines.size()) {
      return found;
    }
    String last = lines.isEmpty() ? "" : lines.getLast();
    return new Position(Math.max(1, lines.size()), last.codePointCount(0, last.length()) + 1);
  }
}
