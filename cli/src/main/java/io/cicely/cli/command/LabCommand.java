package io.cicely.cli.command;

import io.cicely.cli.lab.Lab;
import io.cicely.cli.output.Table;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cicely lab}: a whole cluster on this machine, and what may befall it. */
@Command(
    name = "lab",
    description = "A whole cluster on this machine, around a simulated EC2. Needs root.",
    footer = "  cicely lab up && cicely lab crash adam && cicely status",
    subcommands = {LabUpCommand.class, LabFaultCommand.class})
final class LabCommand implements Runnable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  @Command(
      name = "down",
      mixinStandardHelpOptions = true,
      description = "End the lab, or what is left of one; images stay in the cache.",
      footer = "  cicely lab down")
  void down() {
    Lab.down();
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "The machines, as EC2 sees them and as they are, and who answers on the VIP.",
      footer = "  cicely lab status")
  void status() {
    Lab lab = Lab.running();
    Table table = new Table("MACHINE", "INSTANCE", "ADDRESS", "EC2", "FATE");
    for (Lab.MachineStatus machine : lab.status()) {
      table.row(
          machine.name(), machine.instance(), machine.address(), machine.state(), machine.fate());
    }
    print(table.toString());
    print(lab.address() + ": " + lab.answering().map("answered by "::concat).orElse("no answer"));
  }

  @Command(
      name = "ssh",
      mixinStandardHelpOptions = true,
      description = "A shell on a node, or a command there.",
      footer = "  cicely lab ssh eva journalctl -u pacemaker")
  int ssh(
      @Parameters(paramLabel = "NODE", description = "which node") String node,
      @Parameters(
              paramLabel = "COMMAND",
              arity = "0..*",
              description = "what is to run there (default: a shell)")
          @Nullable List<String> command) {
    return Lab.running().shell(node, command == null ? List.of() : command);
  }

  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "StopInstances: the node is asked to shut down.",
      footer = "  cicely lab stop eva")
  void stop(@Parameters(paramLabel = "NODE", description = "which node") String node) {
    Lab.running().stop(node);
  }

  @Command(
      name = "start",
      mixinStandardHelpOptions = true,
      description = "StartInstances: the node boots.",
      footer = "  cicely lab start eva")
  void start(@Parameters(paramLabel = "NODE", description = "which node") String node) {
    Lab.running().start(node);
  }

  @Command(
      name = "crash",
      mixinStandardHelpOptions = true,
      description = "The node loses its power, as when its host dies. EC2 says that it runs.",
      footer = "  cicely lab crash eva")
  void crash(@Parameters(paramLabel = "NODE", description = "which node") String node) {
    Lab.running().crash(node);
  }

  @Command(
      name = "freeze",
      mixinStandardHelpOptions = true,
      description = "The node stands still, and its network with it.",
      footer = "  cicely lab freeze eva")
  void freeze(@Parameters(paramLabel = "NODE", description = "which node") String node) {
    Lab.running().freeze(node);
  }

  @Command(
      name = "thaw",
      mixinStandardHelpOptions = true,
      description = "A frozen node goes on where it stood.",
      footer = "  cicely lab thaw eva")
  void thaw(@Parameters(paramLabel = "NODE", description = "which node") String node) {
    Lab.running().thaw(node);
  }

  @Command(
      name = "partition",
      mixinStandardHelpOptions = true,
      description = "The node and the others no longer hear each other; all of them reach EC2.",
      footer = "  cicely lab partition eva")
  void partition(
      @Parameters(
              paramLabel = "NODE",
              arity = "0..1",
              description = "the one that stands alone (default: the first)")
          @Nullable String node) {
    Lab lab = Lab.running();
    lab.partition(node == null ? lab.nodes().getFirst() : node);
  }

  @Command(
      name = "heal",
      mixinStandardHelpOptions = true,
      description = "End the partition.",
      footer = "  cicely lab heal")
  void heal() {
    Lab.running().heal();
  }

  @Command(
      name = "latency",
      mixinStandardHelpOptions = true,
      description = "How long EC2 takes from now on: none or typical.",
      footer = "  cicely lab latency typical")
  void latency(
      @Parameters(paramLabel = "PROFILE", description = "none or typical") String profile) {
    Lab.running().simulator().setLatency(profile);
  }

  @Command(
      name = "logs",
      mixinStandardHelpOptions = true,
      description = "What a node's journal says, or the lab's daemon.",
      footer = "  cicely lab logs eva -n 50")
  void logs(
      @Parameters(
              paramLabel = "NODE",
              arity = "0..1",
              description = "whose journal (default: the daemon's log)")
          @Nullable String node,
      @Option(
              names = {"-n", "--lines"},
              defaultValue = "200",
              description = "how many lines (default: ${DEFAULT-VALUE})")
          int lines) {
    Lab lab = Lab.running();
    if (node == null) {
      print(lab.log());
    } else {
      String number = Integer.toString(lines);
      print(lab.run(node, LIMIT, "journalctl", "--no-pager", "--lines", number).out());
    }
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text.stripTrailing());
  }
}
