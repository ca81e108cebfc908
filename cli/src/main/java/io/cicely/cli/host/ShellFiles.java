package io.cicely.cli.host;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.nio.file.Path;
import java.util.Optional;

/** Files by the tools that every Linux has, so that a host needs nothing but a way to run them. */
final class ShellFiles {
  private static final int NO_SUCH_FILE = 66;

  /** Reads $1; exits with 66 (EX_NOINPUT) if it is not there. */
  private static final String READ = "[ -e \"$1\" ] || exit " + NO_SUCH_FILE + "; cat -- \"$1\"";

  /** Writes standard input to $1 with mode $2, by a rename within its folder. */
  private static final String WRITE =
      """
      umask 077
      new=$(mktemp -- "$1.XXXXXX") || exit
      trap 'rm -f -- "$new"' EXIT
      cat >"$new" && chmod -- "$2" "$new" && sync -- "$new" && mv -f -- "$new" "$1"
      """;

  private ShellFiles() {}

  static Optional<String> read(Processes where, Path file) {
    Result result = where.run(Command.of("sh", "-c", READ, "sh", file.toString()));
    if (result.exitCode() == NO_SUCH_FILE) {
      return Optional.empty();
    }
    return Optional.of(succeeded("read", file, result).out());
  }

  static void write(Processes where, Path file, String text, String mode) {
    Command command = Command.of("sh", "-c", WRITE, "sh", file.toString(), mode).reading(text);
    succeeded("write", file, where.run(command));
  }

  private static Result succeeded(String verb, Path file, Result result) {
    if (!result.succeeded()) {
      throw new Failure(
          Code.FILE_UNUSABLE, "Cannot " + verb + " " + file, result.err().strip(), "");
    }
    return result;
  }
}
