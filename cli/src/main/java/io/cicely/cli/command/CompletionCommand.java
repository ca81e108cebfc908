package io.cicely.cli.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cicely completion}. */
@Command(
    name = "completion",
    description = "Prints what bash and zsh need to complete cicely's commands and options.",
    footer = {
      "  source <(cicely completion)",
      "  cicely completion >/etc/bash_completion.d/cicely"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(AutoComplete.bash("cicely", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
  }
}
