package io.cicely.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** One JSON document for one command. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          // The words that the command line and cluster.yaml have for them.
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
          .build();

  private Json() {}

  /** The record, list or map as text that ends with a newline. */
  public static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException bug) {
      throw new IllegalArgumentException("cannot be shown as JSON: " + value, bug);
    }
  }
}
