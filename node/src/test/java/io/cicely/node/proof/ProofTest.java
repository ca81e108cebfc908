package io.cicely.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.proof.model.ClusterModel;
import io.cicely.node.proof.model.Setup;
import io.cicely.node.proof.search.Bounds;
import io.cicely.node.proof.search.Found;
import io.cicely.node.proof.search.Search;
import io.cicely.node.proof.search.Trace;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No state within reach breaks a promise, and from each one a start reaches its goal. The share of
 * the time (cicely.proof.seconds) goes by how much there is to find; {@code 0} would be no check.
 */
@Tag("system")
@Isolated("it uses all processors")
final class ProofTest {
  private static final boolean FULL = "full".equals(System.getProperty("cicely.depth"));
  private static final long SECONDS = Long.getLong("cicely.proof.seconds", FULL ? 900 : 180);
  private static final int ONE_IN = 64;

  @ParameterizedTest(name = "{0}, {1} nodes")
  @CsvSource({
    "eni, 2, 60",
    "eni, 3, 20",
    "secondary-ip, 2, 30",
    "secondary-ip of IPv6, 2, 20",
    "route, 2, 30",
    "route of IPv6, 2, 5",
    "elastic-ip, 2, 15",
  })
  void keepsItsPromisesAndRecovers(String mode, int nodes, long share) {
    Setup setup =
        switch (mode) {
          case "eni" -> Modes.eni(nodes);
          case "secondary-ip" -> Modes.secondaryIp(nodes, false);
          case "secondary-ip of IPv6" -> Modes.secondaryIp(nodes, true);
          case "route" -> Modes.route(nodes, false);
          case "route of IPv6" -> Modes.route(nodes, true);
          case "elastic-ip" -> Modes.elasticIp(nodes);
          default -> throw new IllegalArgumentException("there is no mode " + mode);
        };
    ClusterModel model = new ClusterModel(setup).beginningMidway();
    Recoveries recoveries = new Recoveries(model, ONE_IN);
    Duration time = Duration.ofMillis(SECONDS * 1000 * share / 180);
    Found found = Search.run(model, Bounds.within(time), recoveries);
    String line = mode + ", " + nodes + " nodes: " + found.words() + ", " + recoveries.words();
    Trace trace = found.trace();
    Ledger.write(line + (trace == null ? "" : "\n" + trace.words()));
    assertThat(trace).as("a broken promise").isNull();
    assertThat(recoveries.failure()).as("a recovery that failed").isNull();
  }
}
