package io.cicely.sim.policy;

import io.cicely.sim.policy.Condition.Operator;
import io.cicely.sim.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads policy documents, from maps, lists and strings as a JSON reader makes them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">
 *     JSON policy elements</a>
 */
public final class PolicyDocument {
  private static final Set<String> ELEMENTS =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition");
  private static final String IF_EXISTS = "IfExists";

  private PolicyDocument() {}

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException when it has something that is not understood here
   */
  public static Policy read(Map<?, ?> document) {
    refuseOthers(document, Set.of("Version", "Id", "Statement"), "policy");
    List<Statement> statements = new ArrayList<>();
    for (Object each : list(document.get("Statement"))) {
      if (!(each instanceof Map<?, ?> statement)) {
        throw new IllegalArgumentException("a Statement is an object, not " + each);
      }
      statements.add(statement(statement));
    }
    return new Policy(statements);
  }

  private static Statement statement(Map<?, ?> statement) {
    refuseOthers(statement, ELEMENTS, "statement");
    return new Statement(
        switch (String.valueOf(statement.get("Effect"))) {
          case "Allow" -> Effect.ALLOW;
          case "Deny" -> Effect.DENY;
          default ->
              throw new IllegalArgumentException(
                  "Effect is Allow or Deny, not " + statement.get("Effect"));
        },
        strings(statement, "Action"),
        strings(statement, "Resource"),
        conditions(statement.get("Condition")));
  }

  private static List<Condition> conditions(@Nullable Object element) {
    List<Condition> conditions = new ArrayList<>();
    if (element == null) {
      return conditions;
    }
    map(element)
        .forEach(
            (operator, keys) ->
                map(keys)
                    .forEach(
                        (key, values) ->
                            conditions.add(
                                condition(String.valueOf(operator), String.valueOf(key), values))));
    return conditions;
  }

  private static Condition condition(String name, String key, Object values) {
    boolean ifExists = name.endsWith(IF_EXISTS);
    String plain = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
    Operator operator =
        Arrays.stream(Operator.values())
            .filter(each -> each.toString().equals(plain))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException("the condition operator " + name + " is unknown"));
    return new Condition(
        operator, ifExists, key, list(values).stream().map(String::valueOf).toList());
  }

  private static List<String> strings(Map<?, ?> statement, String element) {
    Object value = statement.get(element);
    if (value == null) {
      throw new IllegalArgumentException("a statement without " + element);
    }
    return list(value).stream().map(String::valueOf).toList();
  }

  private static List<?> list(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("a Condition is an object of objects, not " + value);
  }

  private static void refuseOthers(Map<?, ?> found, Set<String> known, String what) {
    for (Object key : found.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw new IllegalArgumentException("the " + what + " element " + key + " is not known");
      }
    }
  }
}
