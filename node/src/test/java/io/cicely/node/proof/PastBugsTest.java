package io.cicely.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.proof.agent.EniAgent;
import io.cicely.node.proof.agent.MappedAgent;
import io.cicely.node.proof.agent.Planted;
import io.cicely.node.proof.model.ClusterModel;
import io.cicely.node.proof.model.ElasticIpSite;
import io.cicely.node.proof.model.EniSite;
import io.cicely.node.proof.model.Promises;
import io.cicely.node.proof.model.SecondaryIpSite;
import io.cicely.node.proof.model.Setup;
import io.cicely.node.proof.search.Bounds;
import io.cicely.node.proof.search.Found;
import io.cicely.node.proof.search.Search;
import io.cicely.node.proof.search.Trace;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bugs that the check found are found again when they are put back. */
@Tag("system")
final class PastBugsTest {
  private static final Bounds BOUNDS = Bounds.within(Duration.ofSeconds(90));

  @Test
  void aStartThatBelievesThatAnEniStaysIsCaught() {
    EniSite site = new EniSite(2);
    EniAgent agent = new EniAgent(site, new Planted.StartBelievesAnOldAnswer());
    assertLies("StartBelievesAnOldAnswer", Setup.of(site, agent), Promises.START);
  }

  @Test
  void aStartThatBelievesThatAnAddressIsHereIsCaught() {
    SecondaryIpSite site = new SecondaryIpSite(2, false);
    MappedAgent agent = new MappedAgent(site, new Planted.MappedStartBelievesAnOldAnswer());
    assertLies("MappedStartBelievesAnOldAnswer", Setup.of(site, agent), Promises.START);
  }

  @Test
  void aStopThatBelievesThatAnElasticIpIsElsewhereIsCaught() {
    ElasticIpSite site = new ElasticIpSite(2);
    MappedAgent agent = new MappedAgent(site, new Planted.MappedStopBelievesAnOldAnswer());
    assertLies("MappedStopBelievesAnOldAnswer", Setup.of(site, agent), Promises.STOP);
  }

  private static void assertLies(String name, Setup setup, String promise) {
    ClusterModel model = new ClusterModel(setup.withoutLateCalls().withoutHotplug());
    Found found = Search.run(model, BOUNDS, _ -> {});
    Trace trace =
        Objects.requireNonNull(found.trace(), () -> name + " is not caught: " + found.words());
    Ledger.write("caught: " + name + ": " + found.words() + "\n" + trace.words());
    assertThat(trace.violation()).isEqualTo(promise);
  }
}
