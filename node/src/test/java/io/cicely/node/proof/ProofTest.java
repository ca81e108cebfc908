package io.cicely.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.proof.agent.EniAgent;
import io.cicely.node.proof.agent.EniLogic;
import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.ClusterModel;
import io.cicely.node.proof.model.EniSite;
import io.cicely.node.proof.model.Recovery;
import io.cicely.node.proof.model.Setup;
import io.cicely.node.proof.search.Bounds;
import io.cicely.node.proof.search.Found;
import io.cicely.node.proof.search.Search;
import io.cicely.node.proof.search.Trace;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No state within reach breaks a promise, and from each one a start reaches its goal. */
@Tag("system")
final class ProofTest {
  private static final boolean FULL = "full".equals(System.getProperty("cicely.depth"));
  private static final long SECONDS = Long.getLong("cicely.proof.seconds", FULL ? 900 : 180);

  /** Two nodes meet nearly all there is to meet; a third one comes to a start late. */
  private static final int OF_TWO_NODES = 2;

  private static final int ALL = 3;

  @Test
  void modeEniWithTwoNodesKeepsItsPromises() {
    EniSite site = new EniSite(2);
    Setup setup = Setup.of(site, new EniAgent(site, new EniLogic()));
    check("eni", setup, SECONDS * OF_TWO_NODES / ALL);
  }

  @Test
  void modeEniWithThreeNodesKeepsItsPromises() {
    EniSite site = new EniSite(3);
    Setup setup = Setup.of(site, new EniAgent(site, new EniLogic()));
    check("eni", setup, SECONDS / ALL);
  }

  private static void check(String mode, Setup setup, long seconds) {
    ClusterModel model = new ClusterModel(setup).beginningMidway();
    Recoveries recoveries = new Recoveries(model);
    Found found = Search.run(model, Bounds.within(Duration.ofSeconds(seconds)), recoveries);
    String nodes = setup.site().instances().size() + " nodes";
    Ledger.write(mode + ", " + nodes + ": " + found.words() + recoveries.words());
    Trace trace = found.trace();
    assertThat(trace == null ? "" : trace.words()).isEmpty();
    assertThat(recoveries.failure).isNull();
  }

  /** One state in so many, by its fingerprint, which has nothing to do with what it is like. */
  private static final class Recoveries implements Consumer<Cluster> {
    private static final int ONE_IN = 64;

    private final ClusterModel model;
    private final Recovery plain;
    private final Recovery stuck;
    private long tried;
    private @Nullable String failure;

    Recoveries(ClusterModel model) {
      this.model = model;
      plain = new Recovery(model, false);
      stuck = new Recovery(model, true);
    }

    @Override
    public void accept(Cluster state) {
      if (failure == null && Math.floorMod(model.fingerprint(state), ONE_IN) == 0) {
        tried++;
        failure = plain.failsFrom(state);
        failure = failure == null ? stuck.failsFrom(state) : failure;
      }
    }

    String words() {
      return String.format(Locale.ROOT, ", recovery from %,d of them", tried);
    }
  }
}
