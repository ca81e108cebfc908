package io.cicely.cli.command;

import io.cicely.cli.drill.Disturbance;
import io.cicely.cli.drill.Rehearsal;
import io.cicely.cli.drill.Rehearsed;
import io.cicely.cli.lab.Lab;
import io.cicely.node.time.Clock;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cicely soak}. */
@Command(
    name = "soak",
    description = {
      "Moves the running lab's VIP, and crashes its node, again and again under a client's eyes.",
      "Exits with 4 if ever two nodes answered, a start came before fencing, or anything was left."
    },
    footer = {
      "  cicely soak                          @|faint 100 moves, then 20 crashes|@",
      "  cicely soak --moves 5 --crashes 0"
    })
final class SoakCommand implements Callable<Integer> {
  @Option(
      names = "--moves",
      defaultValue = "100",
      description = "planned moves (default: ${DEFAULT-VALUE})")
  private int moves;

  @Option(
      names = "--crashes",
      defaultValue = "20",
      description = "crashes of the owner (default: ${DEFAULT-VALUE})")
  private int crashes;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Rehearsal rehearsal = new Rehearsal(Lab.running(), "vip", Clock.system());
    boolean kept = repeat(rehearsal, Disturbance.PLANNED_MOVE, moves);
    kept &= repeat(rehearsal, Disturbance.CRASH, crashes);
    return (kept ? ExitCode.OK : ExitCode.UNEXPECTED).number();
  }

  private boolean repeat(Rehearsal rehearsal, Disturbance disturbance, int times) {
    PrintWriter out = spec.commandLine().getOut();
    List<Long> outages = new ArrayList<>();
    int broken = 0;
    for (int i = 1; i <= times; i++) {
      Rehearsed seen = rehearsal.run(disturbance);
      outages.add(seen.outage().toMillis());
      broken += seen.broken().isEmpty() ? 0 : 1;
      out.printf(
          "%s %d of %d, %s to %s: client outage %d ms%s%n",
          disturbance.words(),
          i,
          times,
          seen.from(),
          seen.to(),
          seen.outage().toMillis(),
          seen.broken().isEmpty() ? "" : "; BROKEN: " + String.join("; ", seen.broken()));
      out.flush();
    }
    if (times > 0) {
      List<Long> sorted = outages.stream().sorted().toList();
      out.printf(
          "%s: %d, without a lost probe %d, outage median %d ms, most %d ms;"
              + " promises broken in %d%n",
          disturbance.words(),
          times,
          sorted.stream().filter(each -> each == 0).count(),
          sorted.get((times - 1) / 2),
          sorted.getLast(),
          broken);
      out.flush();
    }
    return broken == 0;
  }
}
