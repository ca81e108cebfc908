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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The JSON Schema of {@code cluster.yaml}, for editors: all that a single place of the file can
 * say.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class Schema {
  private Schema() {}

  /** The schema, as maps, lists, texts, numbers and flags. */
  public static SequencedMap<String, Object> data() {
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "cluster.yaml of Cicely");
    schema.put("description", "A Pacemaker cluster with floating addresses on AWS EC2.");
    schema.putAll(of(FileShape.FILE_SHAPE));
    return schema;
  }

  private static SequencedMap<String, Object> of(Shape shape) {
    return switch (shape) {
      case Text(String pattern, String what, String _) -> {
        SequencedMap<String, Object> text = typed("string");
        text.put("pattern", "^(?:" + pattern + ")$");
        text.put("title", what);
        yield text;
      }
      case Choice(List<String> words) -> map("enum", words);
      case Whole(int least, int most, String _) -> {
        SequencedMap<String, Object> whole = typed("integer");
        whole.put("minimum", least);
        whole.put("maximum", most);
        yield whole;
      }
      case Flag() -> typed("boolean");
      case Items(Shape each, String _, int least, int most) -> {
        SequencedMap<String, Object> list = typed("array");
        list.put("items", of(each));
        list.put("minItems", least);
        list.put("maxItems", most);
        yield list;
      }
      case Table(Text key, Text value, int most) -> {
        SequencedMap<String, Object> table = typed("object");
        table.put("propertyNames", map("pattern", "^(?:" + key.pattern() + ")$"));
        table.put("additionalProperties", of(value));
        table.put("maxProperties", most);
        yield table;
      }
      case Fields fields -> fields(fields);
      case ByMode(SequencedMap<String, Fields> variants) ->
          map("oneOf", variants.values().stream().map(Schema::fields).toList());
      case WordOr(String word, Shape other) -> map("oneOf", List.of(map("const", word), of(other)));
    };
  }

  private static SequencedMap<String, Object> fields(Fields fields) {
    SequencedMap<String, Object> schema = typed("object");
    SequencedMap<String, Object> properties = new LinkedHashMap<>();
    for (Field field : fields.fields()) {
      SequencedMap<String, Object> property = of(field.shape());
      property.put("description", field.about());
      if (field.byDefault() != null) {
        property.put("default", field.byDefault());
      }
      properties.put(field.name(), property);
    }
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    List<String> required =
        fields.fields().stream().filter(Field::required).map(Field::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    switch (fields.count()) {
      case ANY -> {}
      case EXACTLY_ONE ->
          schema.put("oneOf", fields.counted().stream().map(Schema::requires).toList());
      case AT_MOST_ONE -> schema.put("not", map("required", fields.counted()));
    }
    return schema;
  }

  private static Map<String, Object> requires(String name) {
    return map("required", List.of(name));
  }

  private static SequencedMap<String, Object> typed(String type) {
    return map("type", type);
  }

  private static SequencedMap<String, Object> map(String key, Object value) {
    SequencedMap<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
