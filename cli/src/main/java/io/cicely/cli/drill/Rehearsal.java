package io.cicely.cli.drill;

import io.cicely.cli.drill.Arena.Client;
import io.cicely.cli.drill.check.Ec2Time;
import io.cicely.cli.drill.check.FenceOrder;
import io.cicely.cli.drill.check.Leftovers;
import io.cicely.cli.drill.check.Outage;
import io.cicely.cli.drill.check.Owners;
import io.cicely.cli.drill.check.Pings;
import io.cicely.cli.drill.history.Ec2Work;
import io.cicely.cli.drill.history.EndState;
import io.cicely.cli.drill.history.Sighting;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Disturbs a cluster under the eyes of a client, and waits until it is whole again. */
public final class Rehearsal {
  private static final Duration INTERVAL = Duration.ofMillis(10);
  private static final Duration COMMAND = Duration.ofSeconds(60);

  /** A guest that EC2 waits for in vain is off after four minutes; then fencing is tried again. */
  private static final Duration READY = Duration.ofMinutes(8);

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** So many answers in a row show that the VIP is there to stay. */
  private static final int STEADY = 50;

  private final Arena arena;
  private final String resource;
  private final Clock clock;

  /**
   * @param resource the VIP's resource in Pacemaker
   */
  public Rehearsal(Arena arena, String resource, Clock clock) {
    this.arena = arena;
    this.resource = resource;
    this.clock = clock;
  }

  /** Disturbs the cluster once and returns when all its nodes are back and the VIP answers. */
  public Rehearsed run(Disturbance disturbance) {
    String from = arena.awaitReady(READY);
    String other =
        arena.nodes().stream().filter(node -> !node.equals(from)).findFirst().orElseThrow();
    Instant since = clock.now();
    long sinceNanos = System.nanoTime();
    List<Sighting> history;
    String to;
    try (Client client = arena.client(INTERVAL)) {
      awaitAnswersFrom(client, from);
      switch (disturbance) {
        case PLANNED_MOVE -> crmResource(from, "--resource", resource, "--move", "--node", other);
        case CRASH -> arena.crash(from);
      }
      awaitAnswersFrom(client, other);
      if (disturbance == Disturbance.PLANNED_MOVE) {
        crmResource(from, "--resource", resource, "--clear");
      }
      to = arena.awaitReady(READY);
      history = client.history();
    }
    Pings pings = Pings.of(history).settled();
    List<String> broken = new ArrayList<>(brokenPromises(pings, to));
    long fencedNanos = sinceNanos;
    if (disturbance == Disturbance.CRASH) {
      List<String> log = pacemakerLog(to, since.getEpochSecond());
      broken.addAll(FenceOrder.of(log, from, resource));
      double begin = since.getEpochSecond() + since.getNano() / (double) SECOND;
      double confirmed = FenceOrder.confirmed(log, from).orElse(begin);
      fencedNanos += (long) ((confirmed - begin) * SECOND);
    }
    Pings worst = worst(pings);
    List<Outage> outages = Outage.in(worst);
    String events = arena.control("GET", "/events?after=" + since, "");
    List<Ec2Work> work =
        Ec2Log.read(events, at -> sinceNanos + Duration.between(since, at).toNanos());
    long overheadFrom = fencedNanos;
    List<Outage> recovery = outages.stream().map(outage -> outage.since(overheadFrom)).toList();
    return new Rehearsed(
        disturbance,
        from,
        to,
        Outage.total(outages),
        outages,
        Ec2Time.within(outages, work),
        Outage.total(recovery).minus(Ec2Time.within(recovery, work)),
        Ec2Calls.in(events).size(),
        broken);
  }

  private List<String> brokenPromises(Pings pings, String owner) {
    List<String> broken = new ArrayList<>();
    EndState end = EndStates.of(arena);
    List<String> addresses = arena.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      broken.addAll(Owners.twice(pings.to(i, addresses.size()), 1));
      broken.addAll(Leftovers.of(addresses.get(i), owner, end));
    }
    return broken;
  }

  /** Those to the VIP that was away longest. */
  private Pings worst(Pings pings) {
    int count = arena.addresses().size();
    return IntStream.range(0, count)
        .mapToObj(i -> pings.to(i, count))
        .max(Comparator.comparing(Outage::total))
        .orElse(pings);
  }

  private void awaitAnswersFrom(Client client, String node) {
    Deadline deadline = Deadline.after(clock, READY);
    Waits waits = new Waits(clock, INTERVAL.multipliedBy(5), INTERVAL.multipliedBy(20));
    int enough = Math.max(STEADY, 2 * arena.addresses().size());
    while (!steady(client, node, enough)) {
      if (!waits.pause(deadline)) {
        throw new Failure(
            Code.DEADLINE_PASSED,
            "Waiting for " + node + " to answer on " + arena.address(),
            "it gave fewer than " + enough + " answers in a row within " + READY.toSeconds() + " s",
            "Look at `crm_mon -1rf` on a node, and at the agents' journal");
      }
    }
  }

  private static boolean steady(Client client, String node, int enough) {
    List<Pings.Ping> pings = Pings.of(client.history()).settled().pings();
    return pings.size() >= enough
        && pings.subList(pings.size() - enough, pings.size()).stream()
            .allMatch(ping -> ping.nodes().equals(List.of(node)));
  }

  private void crmResource(String node, String... arguments) {
    List<String> command = new ArrayList<>(List.of("crm_resource"));
    command.addAll(List.of(arguments));
    arena.ask(node, COMMAND, command.toArray(String[]::new));
  }

  private List<String> pacemakerLog(String node, long sinceSeconds) {
    String text =
        arena.ask(
            node,
            COMMAND,
            "journalctl",
            "--unit=pacemaker",
            "--output=short-unix",
            "--no-pager",
            "--since=@" + sinceSeconds);
    return text.lines().toList();
  }
}
