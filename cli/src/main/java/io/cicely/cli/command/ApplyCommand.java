package io.cicely.cli.command;

import io.cicely.cli.install.SetUp;
import io.cicely.cli.output.Json;
import io.cicely.cli.plan.Plan;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Problem;
import io.cicely.cli.spec.yaml.Reading;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cicely apply}. */
@Command(
    name = "apply",
    description = {
      "Makes the cluster what its file says: EC2, the nodes, Pacemaker's configuration.",
      "Shows the plan first and asks. Cut off at any step, run it again: it carries on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cicely apply                       @|faint ./cluster.yaml|@",
      "  cicely apply --auto-approve        @|faint for scripts|@",
      "  cicely apply web.plan -f web.yaml  @|faint what `plan --out web.plan` showed, or nothing|@"
    })
final class ApplyCommand implements Callable<Integer> {
  private static final double MILLIS = 1000;

  @Mixin private SpecOptions file;
  @Mixin private SetUpOptions reach;
  @Mixin private PackageOptions packages;

  @Parameters(
      arity = "0..1",
      paramLabel = "PLAN",
      description = "a plan that was written with plan --out (default: one that is made now)")
  private @Nullable Path saved;

  @Option(names = "--auto-approve", description = "do not ask")
  private boolean approved;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    file.ofLab(reach.isLab());
    return switch (file.read()) {
      case Reading.Good(ClusterSpec cluster) -> {
        try {
          yield apply(cluster).number();
        } finally {
          reach.close();
        }
      }
      case Reading.Bad(List<Problem> problems) -> {
        file.print(problems, spec.commandLine().getErr());
        yield ExitCode.BAD_FILE.number();
      }
    };
  }

  private ExitCode apply(ClusterSpec cluster) {
    Duration began = Clock.system().elapsed();
    PrintWriter out = spec.commandLine().getOut();
    SetUp setUp = new SetUp(cluster, reach.open(cluster), packages.packages(), Clock.system());
    Plan plan = setUp.plan();
    PlanView view = new PlanView(plan);
    if (saved != null) {
      refuseAnother(saved, view);
    }
    out.print(view.text());
    out.flush();
    if (plan.isEmpty()) {
      return ExitCode.OK;
    }
    if (saved == null && !approved && !agreed()) {
      out.println("Nothing was done.");
      return ExitCode.FAILED;
    }
    Duration approvedAt = Clock.system().elapsed();
    setUp.apply(plan, step -> tell(step, approvedAt));
    out.printf(
        "%nCluster %s is as %s says, after %.1f s.%nNext: cicely status%s%n",
        cluster.name(), file.name(), seconds(began), reach.isLab() ? "" : " --host NODE");
    return ExitCode.OK;
  }

  private synchronized void tell(Step<?> step, Duration began) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%6.1f s  %-8s%s", seconds(began), step.where(), PlanView.line(step));
    err.flush();
  }

  private static double seconds(Duration began) {
    return Clock.system().elapsed().minus(began).toMillis() / MILLIS;
  }

  /** Whoever looked at a plan agreed to that one. */
  private static void refuseAnother(Path saved, PlanView view) {
    String text;
    try {
      text = Files.readString(saved);
    } catch (IOException unreadable) {
      throw new Failure(
          Code.FILE_UNUSABLE,
          "Cannot read the plan " + saved,
          unreadable.toString(),
          "Make it: cicely plan --out " + saved,
          unreadable);
    }
    if (!text.equals(Json.of(view.data()))) {
      throw new Failure(
          Code.UNSAFE_NOW,
          "Cannot carry out " + saved,
          "the cluster or its file has changed since that plan was made",
          "Make a new one and look at it: cicely plan --out " + saved);
    }
  }

  private static boolean agreed() {
    // Since Java 22 there is always one; whether someone sits at it is another matter.
    Console console = Objects.requireNonNull(System.console());
    if (!console.isTerminal()) {
      throw new Failure(
          Code.PARAMETER_INVALID,
          "Cannot ask whether to go on",
          "there is no terminal",
          "Look at `cicely plan`, then give --auto-approve");
    }
    String answer = console.readLine("Go on? Only 'yes' does it: ");
    return answer != null && answer.strip().equals("yes");
  }
}
