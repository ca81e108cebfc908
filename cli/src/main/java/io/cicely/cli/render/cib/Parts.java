package io.cicely.cli.render.cib;

import io.cicely.cli.cluster.cib.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/** The CIB's building blocks. The id of a part is that of what it belongs to and a word more. */
final class Parts {
  private Parts() {}

  /** A set of name and value pairs, each with the id {@code owner-NAME}. */
  static Element set(String tag, String id, String owner, SequencedMap<String, String> pairs) {
    List<Element> children = new ArrayList<>();
    pairs.forEach((name, value) -> children.add(pair(owner + "-" + name, name, value)));
    return Element.of(tag, "id", id).with(children);
  }

  static Element pair(String id, String name, String value) {
    return Element.of("nvpair", "id", id, "name", name, "value", value);
  }

  /**
   * An operation.
   *
   * @param seconds of its time limit
   * @param more attributes, names and values in turn
   */
  static Element operation(String id, String name, String interval, int seconds, String... more) {
    List<String> attributes = new ArrayList<>(List.of("id", id, "name", name));
    attributes.addAll(List.of("interval", interval, "timeout", seconds + "s"));
    attributes.addAll(Arrays.asList(more));
    return Element.of("op", attributes.toArray(String[]::new));
  }

  static Element operations(List<Element> operations) {
    return Element.of("operations").with(operations);
  }

  /** A location constraint. */
  static Element location(String id, String resource, String node, String score) {
    return Element.of("rsc_location", "id", id, "rsc", resource, "node", node, "score", score);
  }
}
