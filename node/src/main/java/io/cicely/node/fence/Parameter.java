package io.cicely.node.fence;

import java.util.Optional;

/** A parameter: {@code name=value} on standard input, an option on the command line. */
enum Parameter {
  ACTION("action", 'o', true),
  PLUG("plug", 'n', true),
  REGION("region", 'r', true),
  PROFILE("profile", 'p', true),
  ROLE_ARN("role_arn", true),
  RELEASE("release", true),
  TAG("tag", 't', true),
  FILTER("filter", true),
  SEPARATOR("separator", 'C', true),
  PLUG_SEPARATOR("plug_separator", true),
  DELAY("delay", true),
  QUIET("quiet", 'q', false),
  VERBOSE("verbose", 'v', false),
  VERSION("version", 'V', false),
  HELP("help", 'h', false);

  private static final char NONE = 0;

  private final String word;
  private final char letter;
  private final boolean takesValue;

  Parameter(String word, char letter, boolean takesValue) {
    this.word = word;
    this.letter = letter;
    this.takesValue = takesValue;
  }

  Parameter(String word, boolean takesValue) {
    this(word, NONE, takesValue);
  }

  /** Its name on standard input. */
  String word() {
    return word;
  }

  /** Its long option without the dashes. */
  String longOption() {
    return word.replace('_', '-');
  }

  /** Its short option, if it has one. */
  Optional<Character> shortOption() {
    return letter == NONE ? Optional.empty() : Optional.of(letter);
  }

  /** Whether its option is followed by a value; on standard input every parameter has one. */
  boolean takesValue() {
    return takesValue;
  }

  /** The parameter of that name; "port" is the older name of "plug" that every agent knows. */
  static Optional<Parameter> named(String name) {
    String wanted = name.equals("port") ? PLUG.word : name;
    for (Parameter parameter : values()) {
      if (parameter.word.equals(wanted)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  static Optional<Parameter> ofLongOption(String option) {
    return named(option.replace('-', '_'));
  }

  static Optional<Parameter> ofShortOption(char option) {
    for (Parameter parameter : values()) {
      if (parameter.letter == option && option != NONE) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }
}
