package io.cicely.cli.host;

import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A host that expects commands, in the order given, and gives the answers prepared for them. An
 * unexpected command, and one that never came, fail with the whole list.
 */
public final class ScriptedHost implements Host {
  private record Expected(String line, Function<Command, Result> answer) {}

  private final String name;
  private final List<Expected> expected = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  public ScriptedHost(String name) {
    this.name = name;
  }

  /** Expects {@code line} and answers it with {@code out} and exit code 0. */
  public ScriptedHost expect(String line, String out) {
    return expect(line, 0, out, "");
  }

  /** Expects {@code line} and answers it so. */
  public synchronized ScriptedHost expect(String line, int exitCode, String out, String err) {
    expected.add(new Expected(line, command -> new Result(command, exitCode, out, err)));
    return this;
  }

  /** Expects {@code line} and answers it with what {@code out} gives then. */
  public synchronized ScriptedHost expect(String line, Function<Command, String> out) {
    expected.add(new Expected(line, command -> new Result(command, 0, out.apply(command), "")));
    return this;
  }

  /** Expects {@code line} and does not survive it. */
  public synchronized ScriptedHost expectAndFail(String line, Failure failure) {
    expected.add(
        new Expected(
            line,
            _ -> {
              throw failure;
            }));
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Result run(Command command) {
    return take(command).answer().apply(command);
  }

  /** Commands may be asked for in parallel: so the first that is still expected is taken. */
  private synchronized Expected take(Command command) {
    String line = command.toString();
    seen.add(line);
    for (Iterator<Expected> each = expected.iterator(); each.hasNext(); ) {
      Expected next = each.next();
      if (next.line().equals(line)) {
        each.remove();
        return next;
      }
    }
    throw new AssertionError(name + ": unexpected command " + line + story());
  }

  /** Fails unless every expected command came. */
  public synchronized void assertNothingIsLeft() {
    if (!expected.isEmpty()) {
      throw new AssertionError(name + ": commands that never came" + story());
    }
  }

  private String story() {
    List<String> left = expected.stream().map(Expected::line).toList();
    return "\n seen:\n  " + String.join("\n  ", seen) + "\n left:\n  " + String.join("\n  ", left);
  }

  @Override
  public Optional<String> read(Path file) {
    throw new AssertionError(name + ": unexpected read of " + file + story());
  }

  @Override
  public void write(Path file, String text, String mode) {
    throw new AssertionError(name + ": unexpected write of " + file + story());
  }

  @Override
  public void close() {}
}
