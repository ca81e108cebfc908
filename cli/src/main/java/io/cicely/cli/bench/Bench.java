package io.cicely.cli.bench;

import io.cicely.cli.drill.Arena;
import io.cicely.cli.drill.Disturbance;
import io.cicely.cli.drill.Ec2Calls;
import io.cicely.cli.drill.Rehearsal;
import io.cicely.cli.drill.Rehearsed;
import io.cicely.cli.spec.Mode;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** The comparison in one mode, contender by contender, latency by latency. */
public final class Bench {
  static final String OUTAGE = ", outage";
  static final String EC2_BUSY = ", EC2 busy";
  static final String OVERHEAD = ", overhead";
  static final String CALLS = ", EC2 calls";
  static final String PLANNED = "planned move";
  static final String CRASH = "crash";
  static final String TOGETHER = " of %d VIPs together";
  static final String CALLS_AN_HOUR = "EC2 calls for the VIP, an hour of rest";

  private static final Duration READY = Duration.ofMinutes(5);

  /** Long enough for each monitor to come up as often as in any other such while. */
  private static final Duration REST = Duration.ofMinutes(2);

  private final Arena arena;
  private final Grounds grounds;
  private final Stage stage;
  private final Consumer<String> progress;

  /**
   * Where the bench takes place.
   *
   * @param parameters of our agent
   * @param allocation of the Elastic IP
   * @param macAddress of the VIP's ENI
   * @param gateway the subnet's router
   * @param instances the nodes' instance ids, in the order of the arena's nodes
   */
  public record Grounds(
      Mode mode,
      Map<String, String> parameters,
      String allocation,
      String macAddress,
      String gateway,
      List<String> instances) {
    public Grounds {
      parameters = Map.copyOf(parameters);
      instances = List.copyOf(instances);
    }
  }

  /**
   * How much is measured.
   *
   * @param moves planned moves of ours
   * @param crashes of ours
   * @param peerMoves the same of the peer, whose outages are long and alike
   * @param peerCrashes the same of the peer
   * @param poc the proof of concept's agent, if it is there
   */
  public record Extent(
      int moves, int crashes, int peerMoves, int peerCrashes, Optional<Path> poc) {}

  public Bench(Arena arena, Grounds grounds, Consumer<String> progress) {
    this.arena = arena;
    this.grounds = grounds;
    this.stage = new Stage(arena);
    this.progress = progress;
  }

  /**
   * Measures crashes of a node that has all VIPs of a lab with many, under our own agents.
   *
   * @param figures where they go as soon as they are measured
   */
  public void together(int crashes, List<String> latencies, List<Figure> figures) {
    Contender ours = Contender.cicely(grounds.mode(), grounds.parameters());
    String of = TOGETHER.formatted(arena.addresses().size());
    for (String latency : latencies) {
      arena.control("POST", "/latency", "profile=" + latency);
      figures.addAll(rehearse(ours, Disturbance.CRASH, of, crashes, latency));
    }
  }

  /**
   * Measures everything; the arena is left with the agents that were measured last.
   *
   * @param figures where each contender's go as soon as they are measured
   */
  public void run(Extent extent, List<String> latencies, List<Figure> figures) {
    Map<String, String> parameters = grounds.parameters();
    Contender ours = Contender.cicely(grounds.mode(), parameters);
    Optional<Contender> peer =
        Contender.peer(grounds.mode(), parameters, grounds.allocation(), extent.poc().isPresent());
    stage.furnish();
    extent
        .poc()
        .ifPresent(
            agent ->
                stage.furnishPoc(agent, arena.address(), grounds.macAddress(), grounds.gateway()));
    for (String latency : latencies) {
      arena.control("POST", "/latency", "profile=" + latency);
      measure(ours, extent.moves(), extent.crashes(), latency, figures);
      if (peer.isPresent()) {
        measure(peer.get(), extent.peerMoves(), extent.peerCrashes(), latency, figures);
      }
    }
  }

  private void measure(
      Contender contender, int moves, int crashes, String latency, List<Figure> figures) {
    if (moves + crashes == 0) {
      return;
    }
    say(contender, latency, "setting up");
    stage.enter(contender, grounds.instances());
    // EC2's latency adds to both what it adds to the outages.
    if (latency.equals("none")) {
      figures.addAll(costs(contender, latency));
      figures.add(rest(contender, latency));
    }
    figures.addAll(rehearse(contender, Disturbance.PLANNED_MOVE, "", moves, latency));
    figures.addAll(rehearse(contender, Disturbance.CRASH, "", crashes, latency));
  }

  private List<Figure> rehearse(
      Contender contender, Disturbance disturbance, String of, int runs, String latency) {
    String words = disturbance.words() + of;
    List<Rehearsed> all = new ArrayList<>();
    Rehearsal rehearsal = new Rehearsal(arena, Contender.RESOURCE, Clock.system());
    for (int i = 1; i <= runs; i++) {
      Rehearsed seen = rehearsal.run(disturbance);
      all.add(seen);
      say(
          contender,
          latency,
          "%s %d of %d: %d ms, EC2 busy %d ms of it, %d calls%s"
              .formatted(
                  words,
                  i,
                  runs,
                  seen.outage().toMillis(),
                  seen.ec2().toMillis(),
                  seen.calls(),
                  seen.broken().isEmpty() ? "" : " BROKEN " + seen.broken()));
    }
    if (all.isEmpty()) {
      return List.of();
    }
    return List.of(
        figure(contender, latency, words + OUTAGE, "ms", all, it -> it.outage().toMillis()),
        figure(contender, latency, words + EC2_BUSY, "ms", all, it -> it.ec2().toMillis()),
        figure(contender, latency, words + OVERHEAD, "ms", all, it -> it.overhead().toMillis()),
        figure(contender, latency, words + CALLS, "calls", all, Rehearsed::calls));
  }

  private Figure figure(
      Contender contender,
      String latency,
      String what,
      String unit,
      List<Rehearsed> seen,
      ToLongFunction<Rehearsed> value) {
    List<Long> values = seen.stream().map(each -> value.applyAsLong(each)).toList();
    return new Figure(grounds.mode(), contender.name(), latency, what, unit, values);
  }

  /** What the VIP's monitors ask of EC2 while nothing happens; the fence devices' are off. */
  private Figure rest(Contender contender, String latency) {
    String _ = arena.awaitReady(READY);
    stage.disableFencing();
    Instant since = Clock.system().now();
    say(contender, latency, "at rest for " + REST.toSeconds() + " s");
    Deadline over = Deadline.after(Clock.system(), REST);
    Waits waits = new Waits(Clock.system(), REST, REST);
    while (waits.pause(over)) {
      say(contender, latency, "still at rest");
    }
    long calls = Ec2Calls.of(arena, since).size();
    stage.enableFencing();
    long anHour = calls * Duration.ofHours(1).dividedBy(REST);
    return new Figure(
        grounds.mode(), contender.name(), latency, CALLS_AN_HOUR, "calls", List.of(anHour));
  }

  private List<Figure> costs(Contender contender, String latency) {
    String owner = arena.awaitReady(READY);
    int other = arena.nodes().indexOf(owner) == 0 ? 1 : 0;
    Costs costs = new Costs(stage, grounds.mode(), latency);
    if (contender.ours() && grounds.mode() == Mode.ENI) {
      costs.hello(owner);
      costs.awsCli(owner, grounds.parameters().getOrDefault("eni", ""));
    }
    costs.of(contender, owner, arena.nodes().get(other), grounds.instances().get(other));
    return costs.figures();
  }

  private void say(Contender contender, String latency, String what) {
    progress.accept(
        "%s, %s, latency %s: %s".formatted(grounds.mode(), contender.name(), latency, what));
  }
}
