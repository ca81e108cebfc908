package io.cicely.sim.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form parameter and those whose names go on after it and a dot. */
final class Parameter {
  private final String path;
  private final Map<String, Parameter> members = new LinkedHashMap<>();
  private @Nullable String value;

  private Parameter(String path) {
    this.path = path;
  }

  /** The parameters of a form as a tree: {@code Filter.1.Value.2} is four steps down. */
  static Parameter tree(Map<String, String> form) {
    var root = new Parameter("");
    form.forEach(
        (name, value) -> {
          var parameter = root;
          for (String step : name.split("\\.", -1)) {
            parameter = parameter.step(step);
          }
          parameter.value = value;
        });
    return root;
  }

  private Parameter step(String name) {
    return members.computeIfAbsent(
        name, key -> new Parameter(path.isEmpty() ? key : path + "." + key));
  }

  /** The full name as the caller wrote it. */
  String path() {
    return path;
  }

  Map<String, Parameter> members() {
    return Collections.unmodifiableMap(members);
  }

  @Nullable String value() {
    return value;
  }
}
