package io.cicely.sim.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cicely.sim.world.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON: their components by name, and their class where they are one of many. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static String of(@Nullable Object value) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean bool -> json.writeBoolean(bool);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Map<?, ?> map -> writeMap(json, map);
      case Table<?, ?> table -> writeTable(json, table);
      case Iterable<?> items -> writeItems(json, items);
      case Record each -> writeRecord(json, each);
      default -> json.writeString(value.toString());
    }
  }

  private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static <K extends Comparable<K>, V> void writeTable(JsonGenerator json, Table<K, V> table)
      throws IOException {
    json.writeStartObject();
    for (K key : table.keys()) {
      json.writeFieldName(key(key));
      write(json, table.get(key));
    }
    json.writeEndObject();
  }

  /** A key of several parts is written as a path. */
  private static String key(Object key) {
    return key instanceof Record parts
        ? Arrays.stream(parts.getClass().getRecordComponents())
            .map(component -> String.valueOf(read(parts, component)))
            .collect(Collectors.joining("/"))
        : key.toString();
  }

  private static void writeItems(JsonGenerator json, Iterable<?> items) throws IOException {
    json.writeStartArray();
    for (Object item : items) {
      write(json, item);
    }
    json.writeEndArray();
  }

  private static void writeRecord(JsonGenerator json, Record value) throws IOException {
    json.writeStartObject();
    for (Class<?> each : value.getClass().getInterfaces()) {
      if (each.isSealed()) {
        json.writeStringField("type", value.getClass().getSimpleName());
      }
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      json.writeFieldName(component.getName());
      write(json, read(value, component));
    }
    json.writeEndObject();
  }

  private static @Nullable Object read(Record value, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record's component cannot be read: " + component, e);
    }
  }
}
