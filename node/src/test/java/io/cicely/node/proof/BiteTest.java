package io.cicely.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState;
import io.cicely.node.proof.agent.AwsEip;
import io.cicely.node.proof.agent.AwsVip;
import io.cicely.node.proof.agent.AwsVpcMoveIp;
import io.cicely.node.proof.agent.EniAgent;
import io.cicely.node.proof.agent.EniLogic;
import io.cicely.node.proof.agent.Planted;
import io.cicely.node.proof.agent.ProofOfConcept;
import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.ClusterModel;
import io.cicely.node.proof.model.ElasticIpSite;
import io.cicely.node.proof.model.EniSite;
import io.cicely.node.proof.model.Promises;
import io.cicely.node.proof.model.Recovery;
import io.cicely.node.proof.model.RouteSite;
import io.cicely.node.proof.model.SecondaryIpSite;
import io.cicely.node.proof.model.Setup;
import io.cicely.node.proof.search.Bounds;
import io.cicely.node.proof.search.Found;
import io.cicely.node.proof.search.Search;
import io.cicely.node.proof.search.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The check bites: whatever is wrong is caught, with a shortest way to it. */
final class BiteTest {
  private static final Bounds BOUNDS = Bounds.within(Duration.ofSeconds(60));

  private final EniSite site = new EniSite(2);

  @Test
  void theProofOfConceptLies() {
    assertBreaks("the proof of concept", Setup.of(site, new ProofOfConcept(site)), Promises.START);
    assertStopLies("the proof of concept, stopping", Setup.of(site, new ProofOfConcept(site)));
  }

  @Test
  void awsvipTakesUnansweredForNotRunning() {
    SecondaryIpSite there = new SecondaryIpSite(2, false);
    assertBreaks("awsvip and IPaddr2", Setup.of(there, new AwsVip(there)), Promises.MONITOR);
  }

  @Test
  void awsVpcMoveIpLeavesTheAddressWhereItCouldNotReadTheRoutes() {
    RouteSite there = new RouteSite(2, false);
    assertStopLies("aws-vpc-move-ip", Setup.of(there, new AwsVpcMoveIp(there)));
  }

  @Test
  void awseipTakesUnansweredForStopped() {
    ElasticIpSite there = new ElasticIpSite(2);
    assertStopLies("awseip", Setup.of(there, new AwsEip(there)).lagging(0));
  }

  @Test
  void aStopThatReadsUnknownAsAbsentIsCaught() {
    assertBreaks(new Planted.StopReadsUnknownAsAbsent(), Promises.STOP);
  }

  @Test
  void aStopThatLeavesTheAddressIsCaught() {
    assertBreaks(new Planted.StopLeavesTheAddress(), Promises.STOP);
  }

  @Test
  void aStartThatDoesNotLookAgainIsCaught() {
    assertBreaks(new Planted.StartDoesNotLookAgain(), Promises.START);
  }

  @Test
  void aStartThatForcesIsCaught() {
    assertBreaks(new Planted.StartForces(), Promises.FORCE);
  }

  @Test
  void aMonitorThatReadsUnknownAsAbsentIsCaught() {
    assertBreaks(new Planted.MonitorReadsUnknownAsAbsent(), Promises.MONITOR);
  }

  @Test
  void fencingThatIsContentWithStoppingIsCaught() {
    Setup setup = plain(new EniLogic()).fencing(state -> state != InstanceState.Known.RUNNING);
    assertBreaks("fencing content with stopping", setup, Promises.FENCING);
  }

  @Test
  void aStartThatNeverForcesIsCaughtAsItDoesNotRecover() {
    String failure = Objects.requireNonNull(recovery(new Planted.StartNeverForces()));
    Ledger.write("caught: StartNeverForces, stuck: " + failure.substring(0, failure.indexOf(':')));
    assertThat(failure).startsWith("no VIP after");
    assertThat(recovery(new EniLogic())).as("of the shipped decisions").isNull();
  }

  /** Of a VIP whose node crashed, when EC2 lets go of a dead node's ENI only by force. */
  private @Nullable String recovery(EniLogic logic) {
    ClusterModel model = new ClusterModel(plain(logic)).beginningMidway();
    List<Cluster> crashed = new ArrayList<>();
    Cluster up = model.initial().get(1);
    model.successors(
        up,
        (next, event) -> {
          if (event.toString().startsWith("adam: crashes")) {
            crashed.add(next);
          }
        });
    return new Recovery(model, true).failsFrom(crashed.getFirst());
  }

  private void assertBreaks(EniLogic planted, String promise) {
    assertBreaks(planted.getClass().getSimpleName(), plain(planted), promise);
  }

  /** With as little going wrong as the bug needs: the shorter is the search. */
  private Setup plain(EniLogic logic) {
    return Setup.of(site, new EniAgent(site, logic)).withoutLateCalls().withoutHotplug();
  }

  /** By a stop: a monitor that lies as well, and sooner, is not what is asked for. */
  private static void assertStopLies(String name, Setup setup) {
    assertBreaks(name, setup.judging(Promises.STOP), Promises.STOP);
  }

  private static void assertBreaks(String name, Setup setup, String promise) {
    Found found = Search.run(new ClusterModel(setup), BOUNDS, _ -> {});
    Trace trace =
        Objects.requireNonNull(found.trace(), () -> name + " is not caught: " + found.words());
    Ledger.write("caught: " + name + ": " + found.words() + "\n" + trace.words());
    assertThat(trace.violation()).startsWith(promise);
  }
}
