package io.cicely.sim.action;

import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The filters that a Describe knows: by name, the values that a row has for it. A row matches when
 * for every filter one of its values matches one of the filter's; {@code *} and {@code ?} stand for
 * any text and any character.
 */
final class Filters<T> {
  private final Map<String, Function<T, Stream<String>>> known = new TreeMap<>();
  private final Function<T, Table<String, String>> tags;

  /** Every Describe knows {@code tag:KEY} and {@code tag-key}. */
  Filters(Function<T, Table<String, String>> tags) {
    this.tags = tags;
    all("tag-key", row -> tags.apply(row).keys().stream());
  }

  Filters<T> one(String name, Function<T, ? extends Object> value) {
    return all(name, row -> Stream.of(value.apply(row).toString()));
  }

  Filters<T> all(String name, Function<T, Stream<String>> values) {
    known.put(name, values);
    return this;
  }

  List<T> select(Collection<T> rows, List<Filter> wanted) {
    wanted.forEach(this::refuseUnknown);
    return rows.stream()
        .filter(row -> wanted.stream().allMatch(each -> matches(row, each)))
        .toList();
  }

  private boolean matches(T row, Filter filter) {
    List<String> values = values(row, filter.name()).toList();
    return filter.values().stream()
        .map(Filters::pattern)
        .anyMatch(pattern -> values.stream().anyMatch(v -> pattern.matcher(v).matches()));
  }

  private Stream<String> values(T row, String name) {
    if (name.startsWith("tag:")) {
      return tags.apply(row).find(name.substring("tag:".length())).stream();
    }
    Function<T, Stream<String>> values = known.get(name);
    return values == null ? Stream.empty() : values.apply(row);
  }

  private void refuseUnknown(Filter filter) {
    String name = filter.name();
    if (name == null || (!known.containsKey(name) && !name.startsWith("tag:"))) {
      throw Refusals.invalidValue("The filter '" + name + "' is invalid");
    }
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(
        text.chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining()),
        Pattern.DOTALL);
  }
}
