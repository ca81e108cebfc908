package io.cicely.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.proof.model.ClusterModel;
import io.cicely.node.proof.model.Setup;
import io.cicely.node.proof.search.Trace;
import io.cicely.node.proof.search.Walk;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same at random and as long as one likes: walks go far deeper than a search. */
@Tag("soak")
final class WalkTest {
  private static final long SECONDS = Long.getLong("cicely.proof.walk.seconds", 60);
  private static final long SEED = Long.getLong("cicely.seed", System.nanoTime());
  private static final int ONE_IN = 256;

  private static final SequencedMap<String, Setup> SETUPS =
      new TreeMap<>(
          Map.of(
              "eni, 2 nodes", Modes.eni(2),
              "eni, 2 nodes, lagging by two changes", Modes.eni(2).lagging(2),
              "eni, 3 nodes", Modes.eni(3),
              "secondary-ip, 3 nodes", Modes.secondaryIp(3, false),
              "secondary-ip of IPv6, 2 nodes", Modes.secondaryIp(2, true),
              "route, 3 nodes", Modes.route(3, false),
              "route of IPv6, 2 nodes", Modes.route(2, true),
              "elastic-ip, 3 nodes", Modes.elasticIp(3)));

  @Test
  void noWalkBreaksAPromise() {
    Duration each = Duration.ofMillis(SECONDS * 1000 / SETUPS.size());
    SETUPS.forEach((name, setup) -> walk(name, setup, each));
  }

  private static void walk(String name, Setup setup, Duration time) {
    ClusterModel model = new ClusterModel(setup).beginningMidway();
    Recoveries recoveries = new Recoveries(model, ONE_IN);
    Walk.Walked walked = Walk.run(model, SEED, time, recoveries);
    Trace trace = walked.trace();
    String line =
        String.format(
            Locale.ROOT,
            "walk, %s: %,d walks, %,d steps, %s, seed %d",
            name,
            walked.walks(),
            walked.steps(),
            recoveries.words(),
            SEED);
    Ledger.write(line + (trace == null ? "" : "\n" + trace.words()));
    assertThat(trace).as("a broken promise, with -Dcicely.seed=%d", SEED).isNull();
    assertThat(recoveries.failure()).as("a failed recovery, with -Dcicely.seed=%d", SEED).isNull();
  }
}
