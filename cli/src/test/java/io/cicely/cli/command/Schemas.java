package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/** What commands print, judged by the schemas that are published, with another's validator. */
final class Schemas {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private Schemas() {}

  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException garbage) {
      throw new AssertionError(text, garbage);
    }
  }

  private static JsonSchema of(JsonDocument document) {
    return FACTORY.getSchema(JSON.<JsonNode>valueToTree(document.schema()));
  }

  static void assertIsASchema(JsonDocument document) {
    JsonSchema meta = FACTORY.getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(JSON.<JsonNode>valueToTree(document.schema())))
        .as(document.toString())
        .isEmpty();
  }

  /** What was printed fits, and has the API version where Cicely is the author of the form. */
  static void assertFits(JsonDocument document, String printed) {
    JsonNode data = parsed(printed);
    assertThat(of(document).validate(data)).as("%s of%n%s", document, printed).isEmpty();
    if (document != JsonDocument.IAM) {
      assertThat(data.path("apiVersion").asText()).isEqualTo("cicely/v1");
    }
  }

  /**
   * Whatever is changed in it is refused.
   *
   * @return where a property may be absent
   */
  static Set<String> refusesWhateverIsChanged(JsonDocument document, String printed) {
    JsonSchema schema = of(document);
    Set<String> optional = new TreeSet<>();
    for (JsonMutants.Mutant mutant : JsonMutants.of(parsed(printed))) {
      boolean fits = schema.validate(mutant.document()).isEmpty();
      if (fits && !mutant.optional().isEmpty()) {
        optional.add(mutant.optional());
      } else {
        assertThat(fits).as("%s with %s", document, mutant.what()).isFalse();
      }
    }
    return optional;
  }
}
