package io.cicely.cli.command;

import io.cicely.cli.install.SetUp;
import io.cicely.cli.output.Json;
import io.cicely.cli.plan.Plan;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Problem;
import io.cicely.cli.spec.yaml.Reading;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cicely plan}. */
@Command(
    name = "plan",
    description = {
      "Shows what apply would change so that the cluster is as its file says.",
      "Looks at EC2 and at every node, and changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cicely plan                        @|faint ./cluster.yaml|@",
      "  cicely plan -f web.yaml -out web.plan && cicely apply -f web.yaml web.plan",
      "  cicely plan --detailed-exitcode    @|faint exits with 2 where something would change|@"
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin private SpecOptions file;
  @Mixin private SetUpOptions reach;
  @Mixin private PackageOptions packages;
  @Mixin private OutputOptions output;

  @Option(
      names = {"-out", "--out"},
      paramLabel = "PLAN",
      description = {
        "a file to write the plan to: apply then carries out this plan or none",
        "(default: none)"
      })
  private @Nullable Path out;

  @Option(
      names = "--detailed-exitcode",
      description = "exit with 2 if something would change (default: 0 in either case)")
  private boolean detailed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    file.ofLab(reach.isLab());
    return switch (file.read()) {
      case Reading.Good(ClusterSpec cluster) -> {
        Plan plan = plan(cluster);
        PlanView view = new PlanView(plan);
        if (out != null) {
          write(out, Json.of(view.data()));
        }
        output.print(spec.commandLine().getOut(), view::text, view::data);
        yield (detailed && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.OK).number();
      }
      case Reading.Bad(List<Problem> problems) -> {
        file.print(problems, spec.commandLine().getErr());
        yield ExitCode.BAD_FILE.number();
      }
    };
  }

  private Plan plan(ClusterSpec cluster) {
    try {
      return new SetUp(cluster, reach.open(cluster), packages.packages(), Clock.system()).plan();
    } finally {
      reach.close();
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException refused) {
      throw new Failure(
          Code.FILE_UNUSABLE, "Cannot write " + file, refused.toString(), "", refused);
    }
  }
}
