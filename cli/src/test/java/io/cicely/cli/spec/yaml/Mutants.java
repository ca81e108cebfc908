package io.cicely.cli.spec.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Good files with one thing changed, everywhere where one can be. */
final class Mutants {
  private static final List<@Nullable Object> OTHERS = others();

  private final List<Map<String, Object>> all = new ArrayList<>();
  private final Map<String, Object> original;

  private Mutants(Map<String, Object> original) {
    this.original = original;
  }

  static List<Map<String, Object>> of(String text) {
    Mutants mutants = new Mutants(load(text));
    mutants.mutate(mutants.original, List.of());
    return mutants.all;
  }

  /** The data of a text, by YAML 1.2. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> load(String text) {
    return (Map<String, Object>) Objects.requireNonNull(yaml(new Scalars()).load(text));
  }

  static String dump(Object data) {
    return yaml(new Resolver()).dump(data);
  }

  private static Yaml yaml(Resolver resolver) {
    LoaderOptions options = new LoaderOptions();
    DumperOptions form = new DumperOptions();
    return new Yaml(new SafeConstructor(options), new Representer(form), form, options, resolver);
  }

  private static List<@Nullable Object> others() {
    List<@Nullable Object> others = new ArrayList<>();
    others.add(null);
    others.addAll(
        List.of(
            "", "!", "create", "all", "aws", 0, -1, 443, 70_000, 1.5, true, List.of(), Map.of()));
    others.addAll(List.of(List.of("x"), Map.of("x", "y"), "x".repeat(300), "eni", "route"));
    return others;
  }

  private void mutate(@Nullable Object here, List<Object> path) {
    for (Object other : OTHERS) {
      if (!path.isEmpty()) {
        change(path, (parent, key) -> put(parent, key, other));
      }
    }
    if (here instanceof Map<?, ?> map) {
      change(path, "misspelt", Map.of());
      for (Object key : map.keySet()) {
        List<Object> below = with(path, key);
        change(below, (parent, name) -> ((Map<?, ?>) parent).remove(name));
        change(below, Mutants::misspell);
        mutate(map.get(key), below);
      }
    } else if (here instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        List<Object> below = with(path, i);
        change(below, (parent, index) -> ((List<?>) parent).remove((int) index));
        change(below, Mutants::repeat);
        if (i < 2) {
          mutate(list.get(i), below);
        }
      }
    }
  }

  private static List<Object> with(List<Object> path, Object key) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private interface Change {
    void at(Object parent, Object key);
  }

  private void change(List<Object> path, Change change) {
    copied(
        root -> {
          Object parent = root;
          for (Object key : path.subList(0, path.size() - 1)) {
            parent = child(parent, key);
          }
          change.at(parent, path.getLast());
        });
  }

  private void change(List<Object> path, String key, Object value) {
    copied(
        root -> {
          Object map = root;
          for (Object each : path) {
            map = child(map, each);
          }
          put(map, key, value);
        });
  }

  private void copied(Consumer<Map<String, Object>> change) {
    Map<String, Object> copy = load(dump(original));
    change.accept(copy);
    all.add(copy);
  }

  private static Object child(Object parent, Object key) {
    Object child =
        parent instanceof List<?> list ? list.get((int) key) : ((Map<?, ?>) parent).get(key);
    return Objects.requireNonNull(child);
  }

  @SuppressWarnings("unchecked")
  private static void put(Object parent, Object key, @Nullable Object value) {
    if (parent instanceof List<?> list) {
      ((List<@Nullable Object>) list).set((int) key, value);
    } else {
      ((Map<Object, @Nullable Object>) parent).put(key, value);
    }
  }

  @SuppressWarnings("unchecked")
  private static void misspell(Object parent, Object key) {
    Map<Object, Object> map = (Map<Object, Object>) parent;
    Map<Object, Object> renamed = new LinkedHashMap<>();
    map.forEach((name, value) -> renamed.put(name.equals(key) ? name + "z" : name, value));
    map.clear();
    map.putAll(renamed);
  }

  @SuppressWarnings("unchecked")
  private static void repeat(Object parent, Object index) {
    List<Object> list = (List<Object>) parent;
    list.add(load(dump(Map.of("copy", list.get((int) index)))).get("copy"));
  }
}
