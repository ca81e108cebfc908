package io.cicely.cli.host;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A machine by the system's OpenSSH. */
public final class SshHost implements Host {
  /** What ssh itself exits with when it has no connection, and no tool of the cluster does. */
  private static final int NO_CONNECTION = 255;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private final String name;
  private final String destination;
  private final Ssh ssh;
  private final Processes local;
  private final Path socket;
  private volatile boolean connected;

  /**
   * The node {@code name}, reached at {@code destination}, which is {@code [user@]host}; {@code
   * local} runs ssh.
   */
  public SshHost(String name, String destination, Ssh ssh, Processes local) {
    this.name = name;
    this.destination = destination;
    this.ssh = ssh;
    this.local = local;
    this.socket = ssh.controlFolder().resolve(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Result run(Command command) {
    List<String> line = ssh.arguments(socket);
    line.addAll(List.of("--", destination, quoted(command.arguments())));
    connected = true;
    Result result = local.run(new Command(line, command.input(), command.limit()));
    if (result.exitCode() == NO_CONNECTION) {
      throw unreachable(result);
    }
    return new Result(command, result.exitCode(), result.out(), result.err());
  }

  @Override
  public Optional<String> read(Path file) {
    return ShellFiles.read(this, file);
  }

  @Override
  public void write(Path file, String text, String mode) {
    ShellFiles.write(this, file, text, mode);
  }

  @Override
  public void close() {
    if (!connected) {
      return;
    }
    connected = false;
    List<String> line = ssh.arguments(socket);
    line.addAll(List.of("-O", "exit", "--", destination));
    local.run(new Command(line, "", CLOSE_LIMIT));
    try {
      // ssh answers before its master has removed it.
      Files.deleteIfExists(socket);
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  /** A remote shell splits its line into words again: so each word is quoted. */
  static String quoted(List<String> arguments) {
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      words.add(
          NEEDS_NO_QUOTES.matcher(argument).matches()
              ? argument
              : "'" + argument.replace("'", "'\\''") + "'");
    }
    return String.join(" ", words);
  }

  private Failure unreachable(Result result) {
    String said = result.err().isBlank() ? "ssh said nothing" : result.err().strip();
    return new Failure(
        Code.HOST_UNREACHABLE,
        "Cannot reach " + name,
        said.replace("\r", "").replace("\n", "; "),
        "Check that it runs, and that `ssh " + destination + "` works without a password");
  }
}
