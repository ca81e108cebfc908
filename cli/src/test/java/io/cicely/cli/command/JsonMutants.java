package io.cicely.cli.command;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JSON document with one thing changed, everywhere where one can be. */
final class JsonMutants {
  /**
   * One of them.
   *
   * @param what was done, and where
   * @param optional the place of the property that was taken away; empty: something else was done
   */
  record Mutant(String what, String optional, JsonNode document) {}

  private final JsonNode original;
  private final List<Mutant> all = new ArrayList<>();

  private JsonMutants(JsonNode original) {
    this.original = original;
  }

  static List<Mutant> of(JsonNode original) {
    JsonMutants mutants = new JsonMutants(original);
    mutants.visit(original, JsonPointer.empty());
    return mutants.all;
  }

  private void visit(JsonNode here, JsonPointer path) {
    if (here instanceof ObjectNode object) {
      ObjectNode longer = (ObjectNode) copy().at(path);
      longer.putNull("misspelt");
      add("a key more at " + path, "", longer, path);
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        JsonPointer below = path.appendProperty(property.getKey());
        ObjectNode shorter = (ObjectNode) copy().at(path);
        shorter.remove(property.getKey());
        add("without " + below, below.toString(), shorter, path);
        ObjectNode other = (ObjectNode) copy().at(path);
        other.set(property.getKey(), otherThan(property.getValue()));
        add("another type at " + below, "", other, path);
        visit(property.getValue(), below);
      }
    } else if (here instanceof ArrayNode array) {
      ArrayNode longer = (ArrayNode) copy().at(path);
      longer.addNull();
      add("null in the list " + path, "", longer, path);
      for (int i = 0; i < array.size(); i++) {
        visit(array.get(i), path.appendIndex(i));
      }
    }
  }

  private static JsonNode otherThan(JsonNode value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return value.isTextual() ? make.numberNode(4711) : make.textNode("4711");
  }

  private JsonNode copy() {
    return original.deepCopy();
  }

  /** The original with another node at {@code path}. */
  private void add(String what, String optional, JsonNode changed, JsonPointer path) {
    if (path.matches()) {
      all.add(new Mutant(what, optional, changed));
      return;
    }
    JsonNode whole = copy();
    switch (whole.at(path.head())) {
      case ObjectNode object -> object.set(path.last().getMatchingProperty(), changed);
      case ArrayNode array -> array.set(path.last().getMatchingIndex(), changed);
      default -> throw new IllegalStateException("no parent of " + path);
    }
    all.add(new Mutant(what, optional, whole));
  }
}
