package io.cicely.cli.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.spec.yaml.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What has a JSON Schema: the cluster's file, and what commands print or write as JSON. The schema
 * of each but the first is the resource {@code schema/NAME.json}.
 */
enum JsonDocument {
  CLUSTER("cluster.yaml"),
  STATUS("cicely status -o json"),
  MOVE("cicely move -o json"),
  PLAN("cicely plan -o json"),
  VALIDATE("cicely validate -o json"),
  IAM("cicely iam -o json"),
  BENCH("the report of cicely bench"),
  ZONE_LOSS("the report of cicely bench --zone-loss");

  private static final JsonMapper MAPPER = new JsonMapper();

  private final String what;

  JsonDocument(String what) {
    this.what = what;
  }

  /** Whose schema it is. */
  String what() {
    return what;
  }

  /** The document of that name. */
  static Optional<JsonDocument> named(String name) {
    return Arrays.stream(values()).filter(each -> each.toString().equals(name)).findFirst();
  }

  /** The schema, as maps, lists, texts, numbers and flags. */
  SequencedMap<String, Object> schema() {
    return switch (this) {
      case CLUSTER -> Schema.data();
      case STATUS, MOVE, PLAN, IAM, BENCH, ZONE_LOSS -> resource();
      case VALIDATE -> {
        SequencedMap<String, Object> cluster = Schema.data();
        // Only the root of a schema may say which JSON Schema it is of.
        cluster.remove("$schema");
        SequencedMap<String, Object> schema = resource();
        schema.put("$defs", Map.of("cluster", cluster));
        yield schema;
      }
    };
  }

  private SequencedMap<String, Object> resource() {
    String name = "schema/" + this + ".json";
    try (InputStream file =
        Objects.requireNonNull(JsonDocument.class.getResourceAsStream(name), name)) {
      return MAPPER.readValue(file, new TypeReference<>() {});
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names, for the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(JsonDocument::toString).iterator();
    }
  }
}
