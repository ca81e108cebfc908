package io.cicely.cli.host;

import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.nio.file.Path;
import java.util.Optional;

/** This machine. */
public record LocalHost(String name, Processes processes) implements Host {
  /** This machine, under its name in the cluster. */
  public LocalHost(String name) {
    this(name, new LocalProcesses());
  }

  @Override
  public Result run(Command command) {
    return processes.run(command);
  }

  @Override
  public Optional<String> read(Path file) {
    return ShellFiles.read(processes, file);
  }

  @Override
  public void write(Path file, String text, String mode) {
    ShellFiles.write(processes, file, text, mode);
  }

  @Override
  public void close() {}
}
