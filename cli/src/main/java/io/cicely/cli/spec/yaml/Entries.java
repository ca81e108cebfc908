package io.cicely.cli.spec.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A map of the file while it is read: each key once, none of them the name of a secret. */
final class Entries {
  private final Position at;
  private final String path;
  private final List<Problem> problems;
  private final SequencedMap<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Position> places = new LinkedHashMap<>();
  private final SequencedMap<String, Value> values = new LinkedHashMap<>();

  Entries(MappingNode map, String path, List<Problem> problems) {
    at = Position.of(map);
    this.path = path;
    this.problems = problems;
    map.getValue().forEach(this::add);
  }

  private void add(NodeTuple tuple) {
    Position here = Position.of(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
      problem(here, "a key is not text", "Write a name as the key; put it in quotes if need be");
      return;
    }
    String key = scalar.getValue();
    Position first = places.putIfAbsent(key, here);
    if (first != null) {
      problem(
          here,
          "the key " + Secrets.quoted(key) + " is there already, in line " + first.line(),
          "Keep one of them");
    } else if (Secrets.isNameOfOne(key) || Secrets.isOne(key)) {
      problem(here, Secrets.WHAT, Secrets.REMEDY);
    } else {
      nodes.put(key, tuple.getValueNode());
    }
  }

  /** What stands under each good key, in the order of the file. */
  SequencedMap<String, Node> nodes() {
    return Collections.unmodifiableSequencedMap(nodes);
  }

  /** Where the map begins. */
  Position at() {
    return at;
  }

  /** Where the key stands. */
  Position at(String key) {
    return places.getOrDefault(key, at);
  }

  /** Whether the key is there, whatever stands under it. */
  boolean has(String key) {
    return places.containsKey(key);
  }

  void put(String key, Value value) {
    values.put(key, value);
  }

  /**
   * Says that a key is not known.
   *
   * @param elsewhere where it would be known; empty: nowhere
   */
  void unknown(String key, List<String> known, String elsewhere) {
    if (key.equals("<<")) {
      problem(at(key), "YAML 1.2 has no merge key <<", "Use an alias for a whole value");
      return;
    }
    if (!elsewhere.isEmpty()) {
      problem(at(key), "the key " + key + " " + elsewhere, "Remove it, or change the mode");
      return;
    }
    String what = "the key " + Secrets.quoted(key) + " is not known here";
    String all = known.isEmpty() ? "Remove it" : "Known are " + String.join(", ", known);
    problem(
        at(key),
        what,
        Guess.of(key, known).map(meant -> "Did you mean " + meant + "? " + all).orElse(all));
  }

  Value value() {
    return new Value.Map(at, values);
  }

  private void problem(Position where, String what, String remedy) {
    problems.add(Problem.at(where, path, what, remedy));
  }
}
