package io.cicely.cli.spec.yaml;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/**
 * What stands in the file where the shape allows it. Looking into what is not there gives nothing,
 * so that the rules can judge the good parts of a file with bad ones.
 */
sealed interface Value {
  /** Where it begins. */
  Position at();

  /** Text. */
  record Word(Position at, String value) implements Value {}

  /** A whole number. */
  record Count(Position at, int value) implements Value {}

  /** true or false. */
  record Flag(Position at, boolean value) implements Value {}

  /** A list. */
  record Items(Position at, List<Value> values) implements Value {}

  /** A map, in the order of the file. */
  record Map(Position at, SequencedMap<String, Value> values) implements Value {}

  /** Not there, or of a wrong shape, which was said where it was found. */
  record None(Position at) implements Value {}

  /** Whether there is anything to judge. */
  default boolean isThere() {
    return !(this instanceof None);
  }

  /** What a map has under the key. */
  default Value get(String key) {
    return entries().getOrDefault(key, new None(at()));
  }

  /** The entries of a map; of anything else none. */
  default SequencedMap<String, Value> entries() {
    return this instanceof Map map ? map.values() : Collections.emptySortedMap();
  }

  /** The elements of a list; of anything else none. */
  default List<Value> items() {
    return this instanceof Items list ? list.values() : List.of();
  }

  /** The text; of anything else empty. */
  default String text() {
    return this instanceof Word word ? word.value() : "";
  }

  /** The number, or {@code otherwise}. */
  default int number(int otherwise) {
    return this instanceof Count count ? count.value() : otherwise;
  }
}
