package io.cicely.cli.bench.zone;

import io.cicely.sim.latency.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The loss of a zone by many clusters at once.
 *
 * @param clusters in one account and region, two nodes each, all active nodes in the zone
 * @param seed of every random number
 */
public record ZoneLoss(int clusters, long seed) {
  /** Who has no VIP by then counts as never back: somebody has to look. */
  public static final Duration END = Duration.ofMinutes(15);

  public ZoneLoss {
    if (clusters < 1) {
      throw new IllegalArgumentException("a zone without a cluster loses none: " + clusters);
    }
  }

  /** Every contender in every mode that it has. */
  public List<ZoneOutcome> run() {
    return Stream.of(
            new Ours(Mode.ENI),
            new Ours(Mode.SECONDARY_IP),
            new Peers(Mode.SECONDARY_IP),
            new Ours(Mode.ROUTE),
            new Peers(Mode.ROUTE))
        .map(agents -> run(agents, Profile.typical()))
        .toList();
  }

  ZoneOutcome run(Agents agents, Profile profile) {
    VirtualTime time = new VirtualTime();
    Region region = new Region(time, profile, seed);
    List<Cluster> all = new ArrayList<>();
    for (int number = 1; number <= clusters; number++) {
      Cluster cluster = new Cluster(time, region, new Pair(number), agents);
      all.add(cluster);
      time.begin(Duration.ZERO, cluster::loseTheZone);
    }
    time.run(END);
    List<Duration> back = all.stream().map(Cluster::back).flatMap(Optional::stream).toList();
    return ZoneOutcome.of(agents, clusters, back, region.tallies());
  }
}
