package io.cicely.cli.command;

import io.cicely.cli.observe.Observer;
import io.cicely.cli.observe.Reach;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cicely status}. */
@Command(
    name = "status",
    description = {
      "Says who holds each VIP as Pacemaker, EC2 and the nodes' kernels see it, and whether it",
      "could fail over now. Exits with 0 if all is well, with 1 if not. Changes nothing."
    },
    footer = {
      "  cicely status                       @|faint of the lab, or of $CICELY_CLUSTER|@",
      "  cicely status --host admin@adam     @|faint of the cluster that adam is in|@",
      "  cicely status -o json | jq .good"
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private ClusterOptions cluster;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Reach reach = cluster.open()) {
      StatusView view = new StatusView(new Observer(reach).look());
      output.print(spec.commandLine().getOut(), view::text, view::data);
      return (view.good() ? ExitCode.OK : ExitCode.FAILED).number();
    }
  }
}
