package io.cicely.cli.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cicely.cli.spec.ClusterSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The schema and the reader say the same; a schema that another program knows decides it. */
class SchemaTest {
  static final List<String> GOOD = Examples.GOOD;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final JsonSchema SCHEMA = FACTORY.getSchema(JSON.valueToTree(Schema.data()));

  private static boolean fits(Map<String, Object> data) {
    return SCHEMA.validate(JSON.<JsonNode>valueToTree(data)).isEmpty();
  }

  /** What the reader says about the shape alone. */
  private static List<Problem> misshapen(String text) {
    List<Problem> problems = new ArrayList<>();
    new Checker(problems)
        .check(Objects.requireNonNull(Composed.of(text).root()), FileShape.FILE_SHAPE, "");
    return problems;
  }

  @Test
  void theSchemaIsOneOf202012() {
    JsonSchema meta = FACTORY.getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(JSON.<JsonNode>valueToTree(Schema.data()))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("GOOD")
  void goodFilesFit(String name) {
    assertThat(fits(Mutants.load(Examples.text(name)))).isTrue();
    ClusterSpec spec = Examples.good(Examples.text(name));
    assertThat(fits(SpecWriter.data(spec))).isTrue();
  }

  @ParameterizedTest
  @FieldSource("GOOD")
  void whateverIsChangedReaderAndSchemaAgree(String name) {
    int refused = 0;
    Set<String> seen = new HashSet<>();
    for (Map<String, Object> mutant : Mutants.of(Examples.text(name))) {
      String text = Mutants.dump(mutant);
      if (!seen.add(text)) {
        continue;
      }
      assertThat(fits(mutant))
          .as("the schema; the reader says %s of:%n%s", misshapen(text), text)
          .isEqualTo(misshapen(text).isEmpty());
      List<Problem> problems = Examples.problems(text);
      if (problems.isEmpty()) {
        ClusterSpec spec = Examples.good(text);
        assertThat(Examples.good(SpecWriter.yaml(spec))).as(text).isEqualTo(spec);
      } else {
        Examples.assertUseful(problems, text);
        refused++;
      }
    }
    assertThat(refused).as("bad files made of %s", name).isGreaterThan(200);
  }

  @Test
  void theDocumentationNamesEveryKeyAndEveryDefault() throws IOException {
    String docs =
        Files.readString(
            Path.of(System.getProperty("cicely.root", ".."), "docs", "cluster-yaml.md"));
    for (Shape.Field field : fields(FileShape.FILE_SHAPE)) {
      assertThat(docs).contains("`" + field.name() + "`");
      if (field.byDefault() != null) {
        assertThat(docs)
            .as("default of " + field.name())
            .containsPattern(
                "\\| `" + field.name() + "` \\|[^\n]*\\| " + field.byDefault() + " \\|");
      }
    }
  }

  private static List<Shape.Field> fields(Shape shape) {
    return switch (shape) {
      case Shape.Fields fields ->
          fields.fields().stream()
              .flatMap(
                  each ->
                      java.util.stream.Stream.concat(
                          java.util.stream.Stream.of(each), fields(each.shape()).stream()))
              .toList();
      case Shape.ByMode modes ->
          modes.variants().values().stream().flatMap(each -> fields(each).stream()).toList();
      case Shape.Items items -> fields(items.each());
      case Shape.WordOr either -> fields(either.other());
      case Shape.Text _, Shape.Choice _, Shape.Whole _, Shape.Flag _, Shape.Table _ -> List.of();
    };
  }
}
