package io.cicely.cli.command;

import io.cicely.cli.bench.Bench;
import io.cicely.cli.bench.Figure;
import io.cicely.cli.bench.Promises;
import io.cicely.cli.bench.Report;
import io.cicely.cli.lab.Lab;
import io.cicely.cli.lab.LabUp;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.output.Json;
import io.cicely.cli.output.Table;
import io.cicely.node.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cicely bench}. */
@Command(
    name = "bench",
    description = {
      "Measures ours and the baseline's agents in one lab of its own: client outage of planned",
      "moves and crashes, wall and CPU time of each action. Ends a lab that is running."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cicely bench --poc ../shared/poc/vip",
      "  cicely bench --runs 3 --baseline-runs 1 --latency none"
    })
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--runs",
      defaultValue = "20",
      description = "moves and crashes of ours, each (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--baseline-runs",
      defaultValue = "3",
      description = "the same of the baseline (default: ${DEFAULT-VALUE})")
  private int baselineRuns;

  @Option(
      names = "--latency",
      split = ",",
      defaultValue = "none,typical",
      description = "EC2's latency profiles (default: ${DEFAULT-VALUE})")
  private List<String> latencies = List.of();

  @Option(names = "--poc", paramLabel = "FILE", description = "the baseline's resource agent")
  private @Nullable Path poc;

  @Option(
      names = "--token-ms",
      defaultValue = "1000",
      description = "Corosync's token timeout, in ms (default: ${DEFAULT-VALUE})")
  private int tokenMs;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "build/bench.json",
      description = "where every single value goes, as JSON (default: ${DEFAULT-VALUE})")
  private Path report;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter messages = spec.commandLine().getErr();
    Blueprint blueprint =
        Blueprint.of(2).withToken(Duration.ofMillis(tokenMs)).withFenceDelay(Duration.ZERO);
    Lab lab = new LabUp(LabUp.newestPackage(), step -> say(messages, step)).run(blueprint);
    List<Figure> figures = new ArrayList<>();
    try {
      try {
        Bench bench = new Bench(lab, grounds(lab, blueprint), step -> say(messages, step));
        Bench.Extent extent = new Bench.Extent(runs, baselineRuns, Optional.ofNullable(poc));
        bench.run(extent, latencies, figures);
      } finally {
        tell(out, figures);
      }
    } finally {
      Lab.down();
    }
    return ExitCode.OK.number();
  }

  /** What was measured before a failure is worth having as well. */
  private void tell(PrintWriter out, List<Figure> figures) {
    print(out, Report.rows(figures));
    Promises.of(figures).forEach(promise -> say(out, promise.text()));
    say(out, "token %d ms; %d cores, %s".formatted(tokenMs, cores(), processor()));
    write(figures);
    say(out, "every value: " + report);
  }

  private static Bench.Grounds grounds(Lab lab, Blueprint blueprint) {
    String mac =
        lab.run(
                lab.nodes().getFirst(),
                Duration.ofSeconds(30),
                "aws",
                "ec2",
                "describe-network-interfaces",
                "--network-interface-ids",
                Blueprint.VIP_ENI,
                "--query",
                "NetworkInterfaces[0].MacAddress",
                "--output",
                "text")
            .out()
            .strip();
    return new Bench.Grounds(
        Blueprint.VIP_ENI,
        mac,
        Blueprint.ROUTER,
        blueprint.nodes().stream().map(Blueprint.Node::instance).toList());
  }

  private static void print(PrintWriter out, List<List<String>> rows) {
    Table table = new Table(rows.getFirst().toArray(String[]::new));
    rows.stream().skip(1).forEach(row -> table.row(row.toArray(String[]::new)));
    say(out, table.toString().stripTrailing());
  }

  private void write(List<Figure> figures) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("at", Clock.system().now().toString());
    document.put("tokenMs", tokenMs);
    document.put("cores", cores());
    document.put("kernel", System.getProperty("os.version"));
    document.put("processor", processor());
    document.put("figures", figures);
    document.put("promises", Promises.of(figures));
    try {
      Path folder = report.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(report, Json.of(document));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException unreadable) {
      return "unknown";
    }
  }

  private static void say(PrintWriter to, String line) {
    to.println(line);
    to.flush();
  }
}
