package io.cicely.cli.command;

import io.cicely.cli.observe.Reach;
import io.cicely.cli.operate.Move;
import io.cicely.cli.operate.Moved;
import io.cicely.cli.operate.Wish;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cicely move [NODE]}. */
@Command(
    name = "move",
    description = {
      "Moves the VIP to NODE, or to the other node, and waits until Pacemaker, EC2 and the kernel",
      "there have it. Leaves no constraint behind. Refuses (5) while it is unsafe."
    },
    footer = {
      "  cicely move              @|faint to the other node|@",
      "  cicely move eva",
      "  cicely move eva --force  @|faint although it is unsafe now|@"
    })
final class MoveCommand implements Runnable {
  @Parameters(
      arity = "0..1",
      paramLabel = "NODE",
      description = "where it shall go (default: the other node)")
  private @Nullable String node;

  @Option(
      names = "--vip",
      paramLabel = "RESOURCE",
      description = "which VIP; needed where there are several (default: the only one)")
  private @Nullable String resource;

  @Option(names = "--force", description = "move although it is unsafe now")
  private boolean force;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "how long it may take (default: ${DEFAULT-VALUE})")
  private int timeoutSeconds;

  @Mixin private ClusterOptions cluster;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    try (Reach reach = cluster.open()) {
      Move move = new Move(reach, Clock.system());
      cluster.beforeTheEnd(() -> withdraw(move));
      Moved moved = move.to(new Wish(resource, node, force, Duration.ofSeconds(timeoutSeconds)));
      MovedView view = new MovedView(moved);
      output.print(spec.commandLine().getOut(), view::text, view::data);
    }
  }

  private void withdraw(Move move) {
    try {
      move.withdraw();
    } catch (Failure failure) {
      spec.commandLine().getErr().println("cicely: " + failure.getMessage());
    }
  }
}
