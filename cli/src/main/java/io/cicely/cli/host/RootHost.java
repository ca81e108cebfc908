package io.cicely.cli.host;

import io.cicely.node.process.Command;
import io.cicely.node.process.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine on which every command runs as root: by sudo, where we are let in as someone else. */
public final class RootHost implements Host {
  private static final String ROOT = "0";

  private final Host host;
  private volatile Boolean isRoot;

  /** The machine {@code host}, with root's rights. */
  @SuppressWarnings("NullAway.Init")
  public RootHost(Host host) {
    this.host = host;
  }

  @Override
  public String name() {
    return host.name();
  }

  @Override
  public Result run(Command command) {
    if (isRoot()) {
      return host.run(command);
    }
    List<String> line = new ArrayList<>(List.of("sudo", "-n", "--"));
    line.addAll(command.arguments());
    Result result = host.run(new Command(line, command.input(), command.limit()));
    return new Result(command, result.exitCode(), result.out(), result.err());
  }

  private boolean isRoot() {
    if (isRoot == null) {
      isRoot = host.run(Command.of("id", "-u")).orFail().out().strip().equals(ROOT);
    }
    return isRoot;
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
    host.close();
  }
}
