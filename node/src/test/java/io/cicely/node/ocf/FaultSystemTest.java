package io.cicely.node.ocf;

import static io.cicely.node.ocf.NodeInNamespace.ADAM;
import static io.cicely.node.ocf.NodeInNamespace.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ocf.Node.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * EC2 refusing, throttling, hanging or vanishing at each single call of start, stop and monitor:
 * the truth table holds. All of it with {@code -Dcicely.depth=full}, else a sample by a printed
 * seed.
 */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class FaultSystemTest {
  private static final List<String> EFFECTS =
      List.of("deny", "throttle", "unavailable", "hang", "cut", "lose", "delay");

  /** The calls of a start that finds the ENI at the other node, by action and number of it. */
  private static final List<String> START_CALLS =
      List.of(
          "DescribeNetworkInterfaces 1",
          "DetachNetworkInterface 1",
          "DescribeNetworkInterfaces 2",
          "DescribeInstances 1",
          "AttachNetworkInterface 1",
          "DescribeSubnets 1",
          "DescribeNetworkInterfaces 3");

  private static final List<String> STOP_CALLS =
      List.of("DescribeNetworkInterfaces 1", "DetachNetworkInterface 1");

  private static final List<String> ALWAYS = List.of("any 0");

  private static final long SEED = Long.getLong("cicely.seed", System.nanoTime());

  private Node node;

  @BeforeAll
  void boot() throws IOException, InterruptedException {
    System.out.println("FaultSystemTest: -Dcicely.seed=" + SEED);
    node = new Node();
  }

  @AfterAll
  void shutDown() throws IOException {
    node.close();
  }

  record Case(String call, String effect) {}

  private static Stream<Case> cases(List<String> calls, int sample) {
    List<Case> all = new ArrayList<>();
    for (String call : calls) {
      for (String effect : EFFECTS) {
        all.add(new Case(call, effect));
      }
    }
    if (!"full".equals(System.getProperty("cicely.depth"))) {
      Collections.shuffle(all, new Random(SEED));
      all = all.subList(0, Math.min(sample, all.size()));
    }
    return all.stream();
  }

  static Stream<Case> faultsOfStart() {
    return cases(START_CALLS, 14);
  }

  static Stream<Case> faultsOfStop() {
    return cases(STOP_CALLS, 6);
  }

  static Stream<Case> lastingFaults() {
    return cases(ALWAYS, 3);
  }

  @ParameterizedTest
  @MethodSource("faultsOfStart")
  void startOvercomesOneFaultUnlessItIsDenied(Case fault) throws IOException, InterruptedException {
    reset("attach " + EVA + " 1");
    node.ec2("fail " + fault.call() + " " + fault.effect());
    Ended start = node.agent("start");
    assertThat(node.ec2("hits")).isEqualTo("1");
    if (fault.effect().equals("deny")) {
      assertThat(start.code()).isEqualTo(4);
      assertThat(start.reason()).contains("ec2:" + fault.call().split(" ")[0]);
    } else {
      assertThat(start.code()).as(start.err()).isZero();
      assertThat(node.ec2("state")).isEqualTo(ADAM + " attached 1");
      assertThat(node.agent("monitor").code()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("lastingFaults")
  void startFailsWithTheReasonWhenEc2StaysAway(Case fault)
      throws IOException, InterruptedException {
    reset("attach " + EVA + " 1");
    node.ec2("fail " + fault.call() + " " + fault.effect());
    Ended start = node.agent("start", "OCF_RESKEY_CRM_meta_timeout=8000");
    if (fault.effect().equals("delay")) {
      assertThat(start.code()).isIn(0, 1);
    } else {
      assertThat(start.code()).isEqualTo(fault.effect().equals("deny") ? 4 : 1);
      assertThat(start.reason()).contains("ec2:DescribeNetworkInterfaces");
    }
    assertThat(start.took()).isLessThan(Duration.ofSeconds(8));
  }

  @ParameterizedTest
  @MethodSource("faultsOfStop")
  void stopOvercomesAFaultWithACleanKernel(Case fault) throws IOException, InterruptedException {
    stopWith(fault);
  }

  @ParameterizedTest
  @MethodSource("lastingFaults")
  void stopSucceedsWithACleanKernelWhenEc2StaysAway(Case fault)
      throws IOException, InterruptedException {
    stopWith(fault);
  }

  private void stopWith(Case fault) throws IOException, InterruptedException {
    reset("attach nobody 0");
    assertThat(node.agent("start").code()).isZero();
    node.ec2("fail " + fault.call() + " " + fault.effect());
    Ended stop = node.agent("stop");
    assertThat(stop.code()).as(stop.err()).isZero();
    assertThat(node.leftovers()).isEmpty();
    assertThat(node.agent("monitor").code()).isEqualTo(7);
    assertThat(stop.took()).isLessThan(Duration.ofSeconds(12));
  }

  @ParameterizedTest
  @MethodSource("lastingFaults")
  void monitorKeepsAHealthyVipAndNeverTakesUnknownForAbsent(Case fault)
      throws IOException, InterruptedException {
    reset("attach nobody 0");
    assertThat(node.agent("start").code()).isZero();
    node.ec2("fail " + fault.call() + " " + fault.effect());
    Ended running = node.agent("monitor", "OCF_CHECK_LEVEL=10");
    assertThat(running.code()).as(running.err()).isZero();
    assertThat(node.agent("monitor").code()).isZero();
    assertThat(node.agent("stop").code()).isZero();
    Ended stopped = node.agent("monitor", "OCF_CHECK_LEVEL=10");
    assertThat(stopped.code()).isEqualTo(fault.effect().equals("delay") ? 7 : 1);
    Ended standby = node.agent("monitor", "OCF_RESKEY_CRM_meta_role=Stopped");
    assertThat(standby.code()).isEqualTo(7);
    assertThat(standby.took()).isLessThan(Duration.ofSeconds(10));
  }

  private void reset(String attach) throws IOException, InterruptedException {
    node.ec2("heal");
    assertThat(node.agent("stop").code()).isZero();
    node.ec2(attach);
  }
}
