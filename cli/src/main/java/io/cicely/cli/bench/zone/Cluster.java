package io.cicely.cli.bench.zone;

import io.cicely.cli.bench.zone.Agents.Habits;
import io.cicely.cli.bench.zone.Patience.Killed;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The survivor's Corosync and Pacemaker, from the loss of the other node to the VIP's start. */
final class Cluster {
  /** Corosync's token of the profile "balanced". */
  private static final Duration TOKEN = Duration.ofSeconds(5);

  /** corosync.conf(5): consensus is 1.2 times the token. */
  private static final Duration CONSENSUS = Duration.ofSeconds(6);

  /** Assumption: election, scheduling and starting an agent take up to this, evenly spread. */
  private static final Duration DECIDING = Duration.ofSeconds(1);

  /** stonith-max-attempts, and pcmk_reboot_retries: Pacemaker's defaults. */
  private static final int FENCE_ATTEMPTS = 10;

  private static final int RUNS_PER_ATTEMPT = 2;

  private final VirtualTime time;
  private final Region region;
  private final Holding holding;
  private final Agents agents;
  private final Habits habits;
  private @Nullable Duration back;

  Cluster(VirtualTime time, Region region, Pair pair, Agents agents) {
    this.time = time;
    this.region = region;
    this.holding = new Holding(region, pair);
    this.agents = agents;
    this.habits = agents.habits();
  }

  /** When the VIP answered again, after the loss of the zone. */
  Optional<Duration> back() {
    return Optional.ofNullable(back);
  }

  void loseTheZone() {
    time.pass(TOKEN.plus(CONSENSUS).plus(deciding()));
    while (!fenced()) {
      time.pass(habits.recheck());
    }
    if (started()) {
      Duration now = time.now();
      Duration converged = holding.converged();
      back = now.compareTo(converged) > 0 ? now : converged;
    }
  }

  private Duration deciding() {
    double share = region.number("deciding", holding.pair());
    return Duration.ofNanos(Math.round(DECIDING.toNanos() * share));
  }

  /** Whether one of Pacemaker's attempts succeeds; after the last it waits for its recheck. */
  private boolean fenced() {
    for (int attempt = 0; attempt < FENCE_ATTEMPTS; attempt++) {
      Patience patience = Patience.of(time, habits.fenceTimeout());
      try {
        for (int run = 0; run < RUNS_PER_ATTEMPT; run++) {
          if (agents.fence(new PairEc2(region, holding, patience))) {
            return true;
          }
        }
      } catch (Killed _) {
        // The attempt's time is over.
      }
      time.pass(deciding());
    }
    return false;
  }

  private boolean started() {
    int failures = 0;
    while (!startOnce()) {
      failures++;
      if (failures % habits.startsBeforeBan() == 0) {
        if (habits.failureTimeout().isEmpty()) {
          return false;
        }
        time.pass(habits.failureTimeout().get());
      }
      time.pass(deciding());
    }
    return true;
  }

  private boolean startOnce() {
    try {
      return agents.start(new PairEc2(region, holding, Patience.of(time, habits.startTimeout())));
    } catch (Killed _) {
      return false;
    }
  }
}
