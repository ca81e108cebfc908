package io.cicely.sim.policy;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns of IAM: {@code *} for any text, {@code ?} for any character. */
final class Wildcard {
  private Wildcard() {}

  static boolean matches(String pattern, String text) {
    return Pattern.compile(
            pattern
                .codePoints()
                .mapToObj(
                    c ->
                        switch (c) {
                          case '*' -> ".*";
                          case '?' -> ".";
                          default -> Pattern.quote(Character.toString(c));
                        })
                .collect(Collectors.joining()),
            Pattern.DOTALL)
        .matcher(text)
        .matches();
  }

  static boolean matchesIgnoringCase(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }
}
