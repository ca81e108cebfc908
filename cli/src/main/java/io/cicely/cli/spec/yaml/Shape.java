package io.cicely.cli.spec.yaml;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may stand at a place of the file, as far as that place alone can say. */
sealed interface Shape {
  /**
   * Text that matches a pattern as a whole.
   *
   * @param pattern in the syntax that Java and ECMA 262 have in common
   * @param what such as "an instance id"
   * @param example such as i-0123456789abcdef0
   */
  record Text(String pattern, String what, String example) implements Shape {
    boolean accepts(String text) {
      return Pattern.matches(pattern, text);
    }
  }

  /** One of a few words. */
  record Choice(List<String> words) implements Shape {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /** A whole number, both ends included. */
  record Whole(int least, int most, String unit) implements Shape {}

  /** true or false. */
  record Flag() implements Shape {}

  /** A list. */
  record Items(Shape each, String what, int least, int most) implements Shape {}

  /** A map with keys of the author's own. */
  record Table(Text key, Text value, int most) implements Shape {}

  /** A map with fixed keys. */
  record Fields(List<Field> fields, Count count, List<String> counted) implements Shape {
    public Fields {
      fields = List.copyOf(fields);
      counted = List.copyOf(counted);
    }

    static Fields of(Field... fields) {
      return new Fields(List.of(fields), Count.ANY, List.of());
    }

    Fields exactlyOneOf(String... names) {
      return new Fields(fields, Count.EXACTLY_ONE, List.of(names));
    }

    Fields atMostOneOf(String... names) {
      return new Fields(fields, Count.AT_MOST_ONE, List.of(names));
    }

    /** The same with more fields after its own. */
    Fields and(Field... more) {
      return new Fields(Stream.concat(fields.stream(), Stream.of(more)).toList(), count, counted);
    }

    Optional<Field> find(String name) {
      return fields.stream().filter(each -> each.name().equals(name)).findFirst();
    }
  }

  /** How many of the counted keys a map may have. */
  enum Count {
    ANY,
    EXACTLY_ONE,
    AT_MOST_ONE
  }

  /** A map whose key {@code mode} says which other keys there are. */
  record ByMode(SequencedMap<String, Fields> variants) implements Shape {
    static final String KEY = "mode";

    public ByMode {
      variants = Collections.unmodifiableSequencedMap(variants);
    }
  }

  /** A word that stands for itself, or something that is no text. */
  record WordOr(String word, Shape other) implements Shape {}

  /**
   * A key of a map and what stands under it.
   *
   * @param about one sentence for whoever writes the file
   * @param byDefault what holds without it; null: nothing, or what cannot be said here
   */
  record Field(
      String name, Shape shape, boolean required, String about, @Nullable Object byDefault) {
    static Field required(String name, Shape shape, String about) {
      return new Field(name, shape, true, about, null);
    }

    static Field optional(String name, Shape shape, String about) {
      return new Field(name, shape, false, about, null);
    }

    static Field optional(String name, Shape shape, Object byDefault, String about) {
      return new Field(name, shape, false, about, byDefault);
    }
  }

  /** In words, after "Write". */
  default String wanted() {
    return switch (this) {
      case Text(String _, String what, String example) -> what + ", such as " + example;
      case Choice(List<String> words) -> orList(words);
      case Whole(int least, int most, String unit) ->
          "a whole number of " + unit + " from " + least + " to " + most;
      case Flag _ -> "true or false";
      case Items(Shape _, String what, int _, int _) -> "a list of " + what;
      case Table _, Fields _, ByMode _ -> "a map of keys and values";
      case WordOr(String word, Shape other) -> word + ", or " + other.wanted();
    };
  }

  /** {@code a, b or c}. */
  static String orList(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
