package io.cicely.node.process;

import java.time.Duration;
import java.util.List;

/** A program with its arguments, what it reads on standard input, and how long it may take. */
public record Command(List<String> arguments, String input, Duration limit) {
  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(20);

  public Command {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
    arguments = List.copyOf(arguments);
  }

  /** A command that reads nothing and may take 20 s. */
  public static Command of(String... arguments) {
    return new Command(List.of(arguments), "", DEFAULT_LIMIT);
  }

  /** The same command reading {@code text}. */
  public Command reading(String text) {
    return new Command(arguments, text, limit);
  }

  /** The same command with another time limit. */
  public Command within(Duration time) {
    return new Command(arguments, input, time);
  }

  /** The command as a person would type it, for messages. */
  @Override
  public String toString() {
    return String.join(" ", arguments);
  }
}
