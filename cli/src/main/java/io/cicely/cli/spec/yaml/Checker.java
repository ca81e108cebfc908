package io.cicely.cli.spec.yaml;

import io.cicely.cli.spec.yaml.Shape.ByMode;
import io.cicely.cli.spec.yaml.Shape.Choice;
import io.cicely.cli.spec.yaml.Shape.Field;
import io.cicely.cli.spec.yaml.Shape.Fields;
import io.cicely.cli.spec.yaml.Shape.Flag;
import io.cicely.cli.spec.yaml.Shape.Items;
import io.cicely.cli.spec.yaml.Shape.Table;
import io.cicely.cli.spec.yaml.Shape.Text;
import io.cicely.cli.spec.yaml.Shape.Whole;
import io.cicely.cli.spec.yaml.Shape.WordOr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Compares YAML's nodes with the shape: what fits becomes a value, what does not a problem. */
final class Checker {
  private static final int MOST_DIGITS = 9;

  private final List<Problem> problems;

  Checker(List<Problem> problems) {
    this.problems = problems;
  }

  Value check(Node node, Shape shape, String path) {
    if (node instanceof ScalarNode scalar && Secrets.isOne(scalar.getValue())) {
      return bad(node, path, Secrets.WHAT, Secrets.REMEDY);
    }
    if (isEmpty(node)) {
      return bad(
          node,
          path,
          "there is no value",
          "Write " + shape.wanted() + ", or remove the key where it is optional");
    }
    return switch (shape) {
      case Text text -> text(node, text, path);
      case Choice choice -> choice(node, choice, path);
      case Whole whole -> whole(node, whole, path);
      case Flag flag -> flag(node, flag, path);
      case Items items -> items(node, items, path);
      case Table table -> table(node, table, path);
      case Fields fields ->
          node instanceof MappingNode map && isPlain(node, Tag.MAP)
              ? fields(map, fields, path)
              : unfit(node, shape, path);
      case ByMode modes ->
          node instanceof MappingNode map && isPlain(node, Tag.MAP)
              ? byMode(map, modes, path)
              : unfit(node, shape, path);
      case WordOr either ->
          node instanceof ScalarNode
              ? choice(node, new Choice(List.of(either.word())), either.wanted(), path)
              : check(node, either.other(), path);
    };
  }

  private Value text(Node node, Text text, String path) {
    if (!(node instanceof ScalarNode scalar) || !isText(scalar)) {
      return unfit(node, text, path);
    }
    if (!text.accepts(scalar.getValue())) {
      return bad(
          node,
          path,
          Secrets.quoted(scalar.getValue()) + " is not " + text.what(),
          "Write one such as " + text.example());
    }
    return new Value.Word(Position.of(node), scalar.getValue());
  }

  private Value choice(Node node, Choice choice, String path) {
    return choice(node, choice, choice.wanted(), path);
  }

  private Value choice(Node node, Choice choice, String wanted, String path) {
    if (!(node instanceof ScalarNode scalar) || !isText(scalar)) {
      return bad(node, path, "this is " + kind(node), "Write " + wanted);
    }
    if (!choice.words().contains(scalar.getValue())) {
      String meant =
          Guess.of(scalar.getValue(), choice.words())
              .map(word -> " (did you mean " + word + "?)")
              .orElse("");
      return bad(
          node,
          path,
          Secrets.quoted(scalar.getValue()) + " is not known here" + meant,
          "Write " + wanted);
    }
    return new Value.Word(Position.of(node), scalar.getValue());
  }

  private Value whole(Node node, Whole whole, String path) {
    if (!(node instanceof ScalarNode scalar)
        || !scalar.getTag().equals(Tag.INT)
        || !Scalars.WHOLE.matcher(scalar.getValue()).matches()) {
      return unfit(node, whole, path);
    }
    String digits = scalar.getValue().replaceFirst("^\\+", "");
    boolean isSmall = digits.length() <= MOST_DIGITS;
    int value = isSmall ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    if (!isSmall || value < whole.least() || value > whole.most()) {
      return bad(
          node,
          path,
          Secrets.quoted(scalar.getValue()) + " is out of range",
          "Write " + whole.wanted());
    }
    return new Value.Count(Position.of(node), value);
  }

  private Value flag(Node node, Flag flag, String path) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)
        ? new Value.Flag(Position.of(node), Boolean.parseBoolean(scalar.getValue()))
        : unfit(node, flag, path);
  }

  private Value items(Node node, Items items, String path) {
    if (!(node instanceof SequenceNode list) || !isPlain(node, Tag.SEQ)) {
      return unfit(node, items, path);
    }
    int size = list.getValue().size();
    if (size < items.least() || size > items.most()) {
      String limit = size < items.least() ? "at least " + items.least() : "at most " + items.most();
      problem(
          Position.of(node),
          path,
          "the number of " + items.what() + " is " + size,
          "Write " + limit);
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(check(list.getValue().get(i), items.each(), path + "[" + i + "]"));
    }
    return new Value.Items(Position.of(node), values);
  }

  private Value table(Node node, Table table, String path) {
    if (!(node instanceof MappingNode map) || !isPlain(node, Tag.MAP)) {
      return unfit(node, table, path);
    }
    if (map.getValue().size() > table.most()) {
      problem(
          Position.of(node),
          path,
          "the number of entries is " + map.getValue().size(),
          "Write at most " + table.most());
    }
    Entries entries = new Entries(map, path, problems);
    for (Map.Entry<String, Node> entry : entries.nodes().entrySet()) {
      String key = entry.getKey();
      if (!table.key().accepts(key)) {
        problem(
            entries.at(key),
            path,
            "the key " + Secrets.quoted(key) + " is not " + table.key().what(),
            "Write one such as " + table.key().example());
      } else {
        entries.put(key, check(entry.getValue(), table.value(), Secrets.path(path, key)));
      }
    }
    return entries.value();
  }

  private Value fields(MappingNode map, Fields fields, String path) {
    Entries entries = new Entries(map, path, problems);
    for (Map.Entry<String, Node> entry : entries.nodes().entrySet()) {
      fields
          .find(entry.getKey())
          .ifPresentOrElse(
              field -> entries.put(field.name(), check(entry.getValue(), field, path)),
              () -> entries.unknown(entry.getKey(), names(fields), ""));
    }
    new Presence(problems).check(entries, fields, path);
    return entries.value();
  }

  private Value check(Node node, Field field, String path) {
    return check(node, field.shape(), path.isEmpty() ? field.name() : path + "." + field.name());
  }

  /** Where the mode is not known, only what all modes have in common can be judged. */
  private Value byMode(MappingNode map, ByMode modes, String path) {
    for (var tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key
          && key.getValue().equals(ByMode.KEY)
          && tuple.getValueNode() instanceof ScalarNode mode
          && modes.variants().containsKey(mode.getValue())) {
        return ofMode(map, modes, mode.getValue(), path);
      }
    }
    Entries entries = new Entries(map, path, problems);
    List<String> all =
        modes.variants().values().stream().flatMap(it -> names(it).stream()).distinct().toList();
    Fields any = modes.variants().firstEntry().getValue();
    entries
        .nodes()
        .forEach(
            (key, node) -> {
              if (key.equals(ByMode.KEY)) {
                choice(node, new Choice(List.copyOf(modes.variants().keySet())), path + ".mode");
              } else if (!all.contains(key)) {
                entries.unknown(key, all, "");
              } else if (isCommon(modes, key)) {
                any.find(key).ifPresent(field -> entries.put(key, check(node, field, path)));
              }
            });
    if (!entries.nodes().containsKey(ByMode.KEY)) {
      problem(
          Position.of(map),
          path,
          "mode is missing",
          "Add mode: " + Shape.orList(List.copyOf(modes.variants().keySet())));
    }
    return entries.value();
  }

  private Value ofMode(MappingNode map, ByMode modes, String mode, String path) {
    Fields fields = Objects.requireNonNull(modes.variants().get(mode), mode);
    Entries entries = new Entries(map, path, problems);
    entries
        .nodes()
        .forEach(
            (key, node) ->
                fields
                    .find(key)
                    .ifPresentOrElse(
                        field -> entries.put(key, check(node, field, path)),
                        () -> entries.unknown(key, names(fields), elsewhere(modes, mode, key))));
    new Presence(problems).check(entries, fields, path);
    return entries.value();
  }

  private static boolean isCommon(ByMode modes, String key) {
    return modes.variants().values().stream().map(each -> each.find(key)).distinct().count() == 1;
  }

  private static String elsewhere(ByMode modes, String mode, String key) {
    List<String> others =
        modes.variants().entrySet().stream()
            .filter(each -> each.getValue().find(key).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    return others.isEmpty() ? "" : "is of mode " + Shape.orList(others) + ", not of " + mode;
  }

  private static List<String> names(Fields fields) {
    return fields.fields().stream().map(Field::name).toList();
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  private static boolean isText(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.STR);
  }

  private static boolean isPlain(Node node, Tag tag) {
    return node.getTag().equals(tag);
  }

  private Value unfit(Node node, Shape shape, String path) {
    boolean isUnquoted =
        shape instanceof Text
            && node instanceof ScalarNode scalar
            && (scalar.getTag().equals(Tag.INT)
                || scalar.getTag().equals(Tag.FLOAT)
                || scalar.getTag().equals(Tag.BOOL));
    String remedy = "Write " + shape.wanted();
    return bad(
        node,
        path,
        "this is " + kind(node),
        isUnquoted ? remedy + "; put it in quotes if it is meant so" : remedy);
  }

  private static String kind(Node node) {
    return switch (node) {
      case MappingNode _ when isPlain(node, Tag.MAP) -> "a map";
      case SequenceNode _ when isPlain(node, Tag.SEQ) -> "a list";
      case ScalarNode scalar when isText(scalar) -> "text";
      case ScalarNode scalar when scalar.getTag().equals(Tag.INT) -> "a number";
      case ScalarNode scalar when scalar.getTag().equals(Tag.FLOAT) -> "a decimal number";
      case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) -> "true or false";
      default -> "something with a tag of its own";
    };
  }

  private Value bad(Node node, String path, String what, String remedy) {
    problem(Position.of(node), path, what, remedy);
    return new Value.None(Position.of(node));
  }

  private void problem(Position at, String path, String what, String remedy) {
    problems.add(Problem.at(at, path, what, remedy));
  }
}
