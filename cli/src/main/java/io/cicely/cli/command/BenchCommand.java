package io.cicely.cli.command;

import io.cicely.cli.bench.Bench;
import io.cicely.cli.bench.Figure;
import io.cicely.cli.bench.Promises;
import io.cicely.cli.bench.Report;
import io.cicely.cli.bench.Summary;
import io.cicely.cli.bench.zone.ZoneLoss;
import io.cicely.cli.bench.zone.ZoneOutcome;
import io.cicely.cli.lab.Lab;
import io.cicely.cli.lab.LabUp;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Site;
import io.cicely.cli.output.Json;
import io.cicely.cli.output.Table;
import io.cicely.cli.spec.Mode;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cicely bench}. */
@Command(
    name = "bench",
    description = {
      "Measures ours and the agents that do the same job, mode by mode, in labs of its own: client",
      "outage of planned moves and crashes, calls of EC2, wall and CPU time of each action. Ends a",
      "lab that is running.",
      "With --zone-loss it computes instead what becomes of many clusters in one account and",
      "region that lose a zone at the same second; that needs neither lab nor root."
    },
    footer = {
      "  cicely bench --poc ../shared/poc/vip",
      "  cicely bench --mode route --moves 3 --crashes 1 --latency none",
      "  cicely bench --zone-loss --clusters 1000 --seed 1"
    })
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--mode",
      split = ",",
      defaultValue = "eni,secondary-ip,route,elastic-ip",
      description = "the modes to measure (default: ${DEFAULT-VALUE})")
  private List<Mode> modes = List.of();

  @Option(
      names = "--moves",
      defaultValue = "20",
      description = "planned moves of ours (default: ${DEFAULT-VALUE})")
  private int moves;

  @Option(
      names = "--crashes",
      defaultValue = "10",
      description = "crashes of ours (default: ${DEFAULT-VALUE})")
  private int crashes;

  @Option(
      names = "--peer-moves",
      defaultValue = "3",
      description = "planned moves of the others (default: ${DEFAULT-VALUE})")
  private int peerMoves;

  @Option(
      names = "--peer-crashes",
      defaultValue = "2",
      description = "crashes of the others (default: ${DEFAULT-VALUE})")
  private int peerCrashes;

  @Option(
      names = "--crashes-together",
      defaultValue = "3",
      description = {
        "crashes of a node with as many VIPs as the mode allows, for eni and secondary-ip",
        "(default: ${DEFAULT-VALUE})"
      })
  private int crashesTogether;

  @Option(
      names = "--latency",
      split = ",",
      defaultValue = "none,typical",
      description = "EC2's latency profiles (default: ${DEFAULT-VALUE})")
  private List<String> latencies = List.of();

  @Option(
      names = "--poc",
      paramLabel = "FILE",
      description = "the baseline's resource agent (default: none, it is left out)")
  private @Nullable Path poc;

  @Option(
      names = "--token-ms",
      defaultValue = "1000",
      description = "Corosync's token timeout, in ms (default: ${DEFAULT-VALUE})")
  private int tokenMs;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = {
        "where every single value goes, as JSON (default: build/bench.json, with --zone-loss",
        "build/zone-loss.json)"
      })
  private @Nullable Path report;

  @Option(names = "--zone-loss", description = "compute the loss of a zone")
  private boolean zoneLoss;

  @Option(
      names = "--clusters",
      defaultValue = "1000",
      description = "with --zone-loss: how many clusters (default: ${DEFAULT-VALUE})")
  private int clusters;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "with --zone-loss: of its random numbers (default: ${DEFAULT-VALUE})")
  private long seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter messages = spec.commandLine().getErr();
    return zoneLoss ? computeZoneLoss(out) : measure(out, messages);
  }

  private int computeZoneLoss(PrintWriter out) {
    if (clusters < 1) {
      throw new ParameterException(spec.commandLine(), "--clusters must be 1 or more");
    }
    List<ZoneOutcome> outcomes = new ZoneLoss(clusters, seed).run();
    List<List<String>> rows = new ArrayList<>(List.of(ZoneOutcome.heading()));
    outcomes.forEach(outcome -> rows.add(outcome.row()));
    print(out, rows);
    say(
        out,
        "%d clusters, seed %d, latency typical; never: not back after %d minutes"
            .formatted(clusters, seed, ZoneLoss.END.toMinutes()));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", "cicely/v1");
    document.put("clusters", clusters);
    document.put("seed", seed);
    document.put("outcomes", outcomes);
    write(out, "build/zone-loss.json", document);
    return ExitCode.OK.number();
  }

  private int measure(PrintWriter out, PrintWriter messages) {
    List<Figure> figures = new ArrayList<>();
    try {
      for (Mode mode : modes) {
        measure(mode, messages, figures);
        if (crashesTogether > 0 && Blueprint.mostVips(mode) > 1) {
          measureTogether(mode, messages, figures);
        }
      }
    } finally {
      tell(out, figures);
    }
    return ExitCode.OK.number();
  }

  private void measure(Mode mode, PrintWriter messages, List<Figure> figures) {
    inLab(
        blueprint(mode),
        messages,
        bench ->
            bench.run(
                new Bench.Extent(moves, crashes, peerMoves, peerCrashes, Optional.ofNullable(poc)),
                latencies,
                figures));
  }

  private void measureTogether(Mode mode, PrintWriter messages, List<Figure> figures) {
    inLab(
        blueprint(mode).withVips(Blueprint.mostVips(mode)),
        messages,
        bench -> bench.together(crashesTogether, latencies, figures));
  }

  private Blueprint blueprint(Mode mode) {
    return Blueprint.of(2)
        .withMode(mode, false)
        .withToken(Duration.ofMillis(tokenMs))
        .withFenceDelay(Duration.ZERO);
  }

  private static void inLab(Blueprint blueprint, PrintWriter messages, Consumer<Bench> work) {
    Lab lab = new LabUp(LabUp.newestPackage(), step -> say(messages, step)).run(blueprint);
    try {
      work.accept(new Bench(lab, grounds(lab, blueprint), step -> say(messages, step)));
    } finally {
      Lab.down();
    }
  }

  /** What was measured before a failure is worth having as well. */
  private void tell(PrintWriter out, List<Figure> figures) {
    print(out, Report.rows(figures));
    Promises.of(figures).forEach(promise -> say(out, promise.text()));
    say(out, conditions());
    Path json = write(out, "build/bench.json", document(tokenMs, figures));
    Path tables =
        json.resolveSibling(json.getFileName().toString().replaceAll("\\.json$", "") + ".md");
    save(tables, Summary.of(figures, conditions()));
    say(out, "tables: " + tables);
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
        blueprint.mode(),
        blueprint.vip().parameters(),
        Site.ALLOCATION,
        mac,
        Blueprint.ROUTER,
        blueprint.nodes().stream().map(Blueprint.Node::instance).toList());
  }

  private static void print(PrintWriter out, List<List<String>> rows) {
    Table table = new Table(rows.getFirst().toArray(String[]::new));
    rows.stream().skip(1).forEach(row -> table.row(row.toArray(String[]::new)));
    say(out, table.toString().stripTrailing());
  }

  /** The report: what was measured, where and when. */
  static Map<String, Object> document(int tokenMs, List<Figure> figures) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", "cicely/v1");
    document.put("at", Clock.system().now().toString());
    document.put("tokenMs", tokenMs);
    document.put("cores", cores());
    document.put("kernel", System.getProperty("os.version"));
    document.put("processor", processor());
    document.put("figures", figures);
    document.put("promises", Promises.of(figures));
    return document;
  }

  private String conditions() {
    return "token %d ms; %d cores, %s".formatted(tokenMs, cores(), processor());
  }

  private Path write(PrintWriter out, String usual, Map<String, Object> document) {
    Path file = report == null ? Path.of(usual) : report;
    save(file, Json.of(document));
    say(out, "every value: " + file);
    return file;
  }

  private static void save(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
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
