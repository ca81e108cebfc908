package io.cicely.sim.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a statement: one key, compared with several values of which one must fit.
 *
 * @param ifExists whether it also holds when the call does not have the key at all
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
public record Condition(Operator operator, boolean ifExists, String key, List<String> values) {

  /** How a key's value is compared. */
  public enum Operator {
    STRING_EQUALS("StringEquals"),
    STRING_NOT_EQUALS("StringNotEquals"),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
    STRING_LIKE("StringLike"),
    STRING_NOT_LIKE("StringNotLike"),
    ARN_EQUALS("ArnEquals"),
    ARN_LIKE("ArnLike"),
    BOOL("Bool"),
    NULL("Null");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public Condition {
    values = List.copyOf(values);
  }

  /** A key that the call does not have fits no positive comparison and every negative one. */
  boolean holds(Map<String, String> keys) {
    String value = keys.get(key);
    if (value == null && ifExists) {
      return true;
    }
    return switch (operator) {
      case STRING_EQUALS -> value != null && values.contains(value);
      case STRING_NOT_EQUALS -> value == null || !values.contains(value);
      case STRING_EQUALS_IGNORE_CASE, BOOL ->
          value != null && values.stream().anyMatch(value::equalsIgnoreCase);
      case STRING_LIKE, ARN_EQUALS, ARN_LIKE -> fits(value);
      case STRING_NOT_LIKE -> !fits(value);
      case NULL -> values.contains(Boolean.toString(value == null));
    };
  }

  private boolean fits(@Nullable String value) {
    return value != null && values.stream().anyMatch(each -> Wildcard.matches(each, value));
  }
}
