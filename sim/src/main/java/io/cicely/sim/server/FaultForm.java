package io.cicely.sim.server;

import io.cicely.sim.fault.Calls;
import io.cicely.sim.fault.Effect;
import io.cicely.sim.fault.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fault as a form states it: {@code type} and its parameters.
 *
 * <p>Types are the names of AWS FIS for refused calls, and {@code refuse}, {@code deny}, {@code
 * delay}, {@code hang}, {@code cut}, {@code lose-answer}, {@code stale}, {@code empty}, {@code
 * stick}. With {@code target=metadata} they hit the metadata service. Calls are chosen by FIS's
 * {@code operations} and {@code percentage}, and by {@code caller}, {@code skip} and {@code count}.
 * With FIS's {@code duration} a fault ends by itself.
 */
final class FaultForm {
  private final Map<String, String> form;

  private FaultForm(Map<String, String> form) {
    this.form = form;
  }

  /**
   * The fault.
   *
   * @throws IllegalArgumentException saying which parameter is missing or not understood
   * @throws java.time.format.DateTimeParseException when {@code by} is no ISO 8601 duration
   */
  static Fault read(Map<String, String> form) {
    return new FaultForm(form).read();
  }

  /** When the fault ends by itself; null when it does not. */
  static @Nullable Duration duration(Map<String, String> form) {
    String text = form.get("duration");
    return text == null ? null : Duration.parse(text);
  }

  private Fault read() {
    if (required("type").equals("stick")) {
      return new Fault.TransitionSticks(required("kind"), form.get("subject"));
    }
    return switch (text("target", "calls")) {
      case "calls" -> new Fault.CallsFail(calls(), effect());
      case "metadata" -> new Fault.MetadataFails(form.get("instance"), effect());
      default -> throw new IllegalArgumentException("target is calls or metadata");
    };
  }

  private Effect effect() {
    return switch (required("type")) {
      case "aws:fis:inject-api-internal-error" -> Effect.internalError();
      case "aws:fis:inject-api-throttle-error" -> Effect.throttled();
      case "aws:fis:inject-api-unavailable-error" -> Effect.unavailable();
      case "refuse" ->
          new Effect.Refused(required("code"), text("message", ""), number("status", 400));
      case "deny" -> Effect.denied();
      case "stale" -> new Effect.Stale(Duration.parse(required("by")));
      case "empty" -> new Effect.Emptied();
      case "delay" -> new Effect.Delayed(Duration.parse(required("by")));
      case "hang" -> new Effect.Hung();
      case "cut" -> new Effect.Cut();
      case "lose-answer" -> new Effect.AnswerLost();
      default ->
          throw new IllegalArgumentException("There is no fault of type " + form.get("type"));
    };
  }

  private Calls calls() {
    return new Calls(
        operations(form.get("operations")),
        text("caller", ""),
        number("percentage", 100),
        number("skip", 0),
        number("count", 0));
  }

  private static Set<String> operations(@Nullable String names) {
    return names == null
        ? Set.of()
        : Arrays.stream(names.split(",")).map(String::strip).collect(Collectors.toSet());
  }

  private String required(String name) {
    String value = form.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The parameter " + name + " is missing");
    }
    return value;
  }

  private String text(String name, String otherwise) {
    return form.getOrDefault(name, otherwise);
  }

  private int number(String name, int otherwise) {
    try {
      return form.containsKey(name) ? Integer.parseInt(form.get(name)) : otherwise;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number: " + form.get(name), e);
    }
  }
}
