package io.cicely.cli.command;

import static io.cicely.cli.output.Roff.bold;
import static io.cicely.cli.output.Roff.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.output.Roff;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** The manual page of {@code cluster.yaml}, from its JSON Schema. */
final class ClusterFilePage {
  static final String NAME = "cluster.yaml";
  static final int SECTION = 5;
  private static final String MODE = "mode";

  /** The smallest file. */
  static final String EXAMPLE =
      """
      apiVersion: cicely/v1
      name: web
      region: eu-west-1
      nodes:
        - { name: adam, instance: i-0aaaaaaaaaaaaaaa1 }
        - { name: eva,  instance: i-0aaaaaaaaaaaaaaa2 }
      access: { ssh: { user: admin } }
      vips:
        - { name: vip, mode: eni, address: 192.168.1.50, eni: create }
      """;

  private final Roff page;

  private ClusterFilePage(String source) {
    page = new Roff(NAME, SECTION, source, "one file that says what a cluster is to be");
  }

  static String file() {
    return "man" + SECTION + "/" + NAME + "." + SECTION;
  }

  static String text(SequencedMap<String, Object> schema, String source) {
    return new ClusterFilePage(source).written(new JsonMapper().valueToTree(schema));
  }

  private String written(JsonNode schema) {
    page.section("SYNOPSIS").paragraph(bold(NAME));
    page.section("DESCRIPTION")
        .paragraph(
            plain(
                "A Pacemaker cluster with floating addresses on AWS EC2, in YAML 1.2: no and on are"
                    + " text, and a number that is meant as text stands in quotes. Anchors and"
                    + " aliases are fine, merge keys are not. A key that is not listed here is"
                    + " refused, and so is anything that looks like a secret: give the instances a"
                    + " role instead."));
    page.section("OPTIONS")
        .paragraph(plain("Keys, below each other as in the file; [] is each of a list."));
    object("", schema);
    page.section("EXIT STATUS")
        .paragraph(
            plain("Of ")
                + bold("cicely validate")
                + plain(": 0, the file is good; 65, it is not, and all that is wrong was said."));
    page.section("EXAMPLES").paragraph(plain("The smallest file:"));
    page.verbatim(EXAMPLE.lines().toList());
    page.section("SEE ALSO")
        .paragraph(
            bold("cicely")
                + "(1), "
                + bold("cicely-validate")
                + "(1), "
                + bold("cicely-schema")
                + "(1), "
                + bold("cicely-iam")
                + "(1)");
    return page.toString();
  }

  /** The keys of one map, then those of the maps below it. */
  private void object(String path, JsonNode schema) {
    page.part(path.isEmpty() ? "The top" : path);
    schema.path("properties").properties().forEach(key -> key(key, schema));
    below(path, schema);
  }

  private void below(String path, JsonNode schema) {
    for (Map.Entry<String, JsonNode> key : schema.path("properties").properties()) {
      String name = path.isEmpty() ? key.getKey() : path + "." + key.getKey();
      JsonNode value = key.getValue();
      JsonNode item = value.path("items");
      if (value.has("properties") && !value.path("properties").isEmpty()) {
        object(name, value);
      } else if (item.has("properties")) {
        object(name + "[]", item);
      } else if (item.path("oneOf").path(0).has("properties")) {
        variants(name + "[]", item.path("oneOf"));
      }
    }
  }

  /** Maps whose keys depend on their mode: first what all have, then what each has besides. */
  private void variants(String path, JsonNode variants) {
    SequencedSet<String> common = new LinkedHashSet<>();
    variants.path(0).path("properties").fieldNames().forEachRemaining(common::add);
    List<String> modes = new ArrayList<>();
    for (JsonNode variant : variants) {
      JsonNode keys = variant.path("properties");
      common.removeIf(
          name ->
              !name.equals(MODE)
                  && !keys.path(name).equals(variants.path(0).path("properties").path(name)));
      modes.add(keys.path(MODE).path("enum").path(0).asText());
    }
    JsonNode first = variants.path(0);
    page.part(path);
    for (Map.Entry<String, JsonNode> key : first.path("properties").properties()) {
      if (key.getKey().equals(MODE)) {
        page.term(bold(MODE), "Required. How it moves: " + String.join(", ", modes) + ".");
      } else if (common.contains(key.getKey())) {
        key(key, first);
      }
    }
    for (int i = 0; i < modes.size(); i++) {
      JsonNode variant = variants.path(i);
      page.part(path + ", mode: " + modes.get(i));
      for (Map.Entry<String, JsonNode> key : variant.path("properties").properties()) {
        if (!common.contains(key.getKey())) {
          key(key, variant);
        }
      }
    }
    below(path, first);
  }

  private void key(Map.Entry<String, JsonNode> key, JsonNode parent) {
    boolean required = false;
    for (JsonNode name : parent.path("required")) {
      required |= name.asText().equals(key.getKey());
    }
    JsonNode schema = key.getValue();
    List<String> words = new ArrayList<>();
    if (required) {
      words.add("Required.");
    }
    words.add(schema.path("description").asText());
    String form = form(schema);
    if (!form.isEmpty()) {
      words.add("(" + form + ")");
    }
    page.term(bold(key.getKey()), String.join(" ", words));
  }

  /** What may stand there, and what holds without it. */
  private static String form(JsonNode schema) {
    List<String> words = new ArrayList<>();
    if (schema.has("enum")) {
      List<String> choices = new ArrayList<>();
      schema.path("enum").forEach(each -> choices.add(each.asText()));
      words.add(String.join(", ", choices));
    } else if (schema.has("minimum")) {
      words.add(schema.path("minimum").asText() + " to " + schema.path("maximum").asText());
    } else if (schema.has("minItems")) {
      words.add(schema.path("minItems").asText() + " to " + schema.path("maxItems").asText());
    } else if (schema.path("type").asText().equals("boolean")) {
      words.add("true or false");
    } else if (schema.has("title")) {
      words.add(schema.path("title").asText());
    }
    if (schema.has("default")) {
      words.add("default: " + schema.path("default").asText());
    }
    return String.join("; ", words);
  }
}
