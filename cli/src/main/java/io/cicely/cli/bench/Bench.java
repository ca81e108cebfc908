package io.cicely.cli.bench;

import io.cicely.cli.drill.Arena;
import io.cicely.cli.drill.Disturbance;
import io.cicely.cli.drill.Rehearsal;
import io.cicely.cli.drill.Rehearsed;
import io.cicely.node.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole comparison, contender by contender, latency by latency. */
public final class Bench {
  static final String OUTAGE = ", outage";
  static final String EC2_BUSY = ", EC2 busy";
  static final String OVERHEAD = ", overhead";

  private static final Duration READY = Duration.ofMinutes(5);

  private final Arena arena;
  private final Grounds grounds;
  private final Stage stage;
  private final Consumer<String> progress;

  /**
   * Where the bench takes place.
   *
   * @param eni the VIP's network interface
   * @param macAddress of that interface
   * @param gateway the subnet's router
   * @param instances the nodes' instance ids, in the order of the arena's nodes
   */
  public record Grounds(String eni, String macAddress, String gateway, List<String> instances) {
    public Grounds {
      instances = List.copyOf(instances);
    }
  }

  /**
   * How much is measured.
   *
   * @param runs moves and crashes of ours, each
   * @param baselineRuns the same of the baseline, whose outages are long and alike
   * @param poc the baseline's agent, if it is there
   */
  public record Extent(int runs, int baselineRuns, Optional<Path> poc) {}

  public Bench(Arena arena, Grounds grounds, Consumer<String> progress) {
    this.arena = arena;
    this.grounds = grounds;
    this.stage = new Stage(arena);
    this.progress = progress;
  }

  /**
   * Measures everything; the arena is left with the agents that were measured last.
   *
   * @param figures where each contender's go as soon as they are measured
   */
  public void run(Extent extent, List<String> latencies, List<Figure> figures) {
    Contender ours = Contender.cicely(arena.address(), grounds.eni());
    Contender poc = Contender.poc(arena.address(), grounds.eni());
    stage.furnish();
    extent
        .poc()
        .ifPresent(
            agent ->
                stage.furnishPoc(agent, arena.address(), grounds.macAddress(), grounds.gateway()));
    for (String latency : latencies) {
      arena.control("POST", "/latency", "profile=" + latency);
      figures.addAll(measure(ours, extent.runs(), latency));
      if (extent.poc().isPresent()) {
        figures.addAll(measure(poc, extent.baselineRuns(), latency));
      }
    }
  }

  private List<Figure> measure(Contender contender, int runs, String latency) {
    progress.accept("%s, latency %s: setting up".formatted(contender.name(), latency));
    stage.enter(contender, grounds.instances());
    List<Figure> figures = new ArrayList<>(costs(contender, latency));
    for (Disturbance disturbance : Disturbance.values()) {
      List<Long> outages = new ArrayList<>();
      List<Long> ec2 = new ArrayList<>();
      List<Long> overheads = new ArrayList<>();
      Rehearsal rehearsal = new Rehearsal(arena, "vip", Clock.system());
      for (int i = 1; i <= runs; i++) {
        Rehearsed seen = rehearsal.run(disturbance);
        outages.add(seen.outage().toMillis());
        ec2.add(seen.ec2().toMillis());
        overheads.add(seen.outage().minus(seen.ec2()).toMillis());
        progress.accept(
            "%s, latency %s, %s %d of %d: %d ms, EC2 busy %d ms of it%s"
                .formatted(
                    contender.name(),
                    latency,
                    disturbance.words(),
                    i,
                    runs,
                    seen.outage().toMillis(),
                    seen.ec2().toMillis(),
                    seen.broken().isEmpty() ? "" : " BROKEN " + seen.broken()));
      }
      String words = disturbance.words();
      figures.add(new Figure(contender.name(), latency, words + OUTAGE, "ms", outages));
      figures.add(new Figure(contender.name(), latency, words + EC2_BUSY, "ms", ec2));
      figures.add(new Figure(contender.name(), latency, words + OVERHEAD, "ms", overheads));
    }
    return figures;
  }

  private List<Figure> costs(Contender contender, String latency) {
    String owner = arena.awaitReady(READY);
    int other = arena.nodes().indexOf(owner) == 0 ? 1 : 0;
    Costs costs = new Costs(stage, latency);
    if (contender.ours()) {
      costs.hello(owner);
      costs.awsCli(owner, grounds.eni());
    }
    costs.of(contender, owner, arena.nodes().get(other), grounds.instances().get(other));
    return costs.figures();
  }
}
