package io.cicely.node.fence;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads the parameters in the two forms that FenceAgentAPI knows. */
final class Input {
  private static final String NODE_NAME = "nodename";

  private final Map<Parameter, String> given = new EnumMap<>(Parameter.class);

  private Input() {}

  /**
   * Lines of {@code name=value}: those that begin with # and names that are not known are ignored,
   * of several the last counts. The plug is preferred to the node's name, which fenced adds.
   */
  static Map<Parameter, String> ofLines(List<String> lines) {
    Input input = new Input();
    String nodeName = "";
    for (String line : lines) {
      String text = line.strip();
      int equals = text.indexOf('=');
      if (text.startsWith("#") || equals < 0) {
        continue;
      }
      String name = text.substring(0, equals);
      String value = text.substring(equals + 1);
      if (name.equals(NODE_NAME)) {
        nodeName = value;
      }
      Parameter.named(name).ifPresent(parameter -> input.given.put(parameter, value));
    }
    if (!nodeName.isEmpty()) {
      input.given.putIfAbsent(Parameter.PLUG, nodeName);
    }
    return input.given;
  }

  /**
   * Options as getopt reads them: {@code -o off}, {@code -ooff}, {@code -qo off}, {@code
   * --action=off}, {@code --action off}.
   *
   * @throws Failure {@link Code#PARAMETER_INVALID} for an option that there is not
   */
  static Map<Parameter, String> ofOptions(List<String> arguments) {
    Input input = new Input();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.startsWith("--")) {
        input.longOption(word, rest);
      } else if (word.startsWith("-") && word.length() > 1) {
        input.shortOptions(word, rest);
      } else {
        throw wrong(word, "it is no option");
      }
    }
    return input.given;
  }

  private void longOption(String word, Iterator<String> rest) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
    Parameter parameter =
        Parameter.ofLongOption(name).orElseThrow(() -> wrong(word, "there is no such option"));
    if (!parameter.takesValue()) {
      given.put(parameter, "1");
    } else {
      given.put(parameter, equals < 0 ? value(word, rest) : word.substring(equals + 1));
    }
  }

  private void shortOptions(String word, Iterator<String> rest) {
    for (int at = 1; at < word.length(); at++) {
      Parameter parameter =
          Parameter.ofShortOption(word.charAt(at))
              .orElseThrow(() -> wrong(word, "there is no such option"));
      if (parameter.takesValue()) {
        String attached = word.substring(at + 1);
        given.put(parameter, attached.isEmpty() ? value(word, rest) : attached);
        return;
      }
      given.put(parameter, "1");
    }
  }

  private static String value(String word, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw wrong(word, "its value is missing");
    }
    return rest.next();
  }

  private static Failure wrong(String word, String why) {
    return new Failure(
        Code.PARAMETER_INVALID, "Cannot read option " + word, why, "See fence_cicely --help");
  }
}
