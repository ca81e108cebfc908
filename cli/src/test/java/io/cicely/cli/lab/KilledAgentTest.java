package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.EndStates;
import io.cicely.cli.drill.check.Leftovers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * kill -9 of the resource agent while it waits for EC2 in a move: Pacemaker's next action mends it.
 */
@Tag("lab")
@ExtendWith(LabExtension.class)
class KilledAgentTest {
  private final Lab lab;
  private final Trial trial;

  KilledAgentTest(Lab lab) {
    this.lab = lab;
    this.trial = new Trial(lab);
  }

  @AfterEach
  void endFaults() {
    trial.endFaults();
    lab.awaitReady(Trial.READY);
  }

  static Stream<String> calls() {
    return Trial.sample(
        1,
        List.of(
            "DescribeNetworkInterfaces",
            "DetachNetworkInterface",
            "AttachNetworkInterface",
            "DescribeSubnets"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aKilledAgentIsFinishedByTheNext(String call) {
    String owner = lab.awaitReady(Trial.READY);
    trial.fault("type=hang&count=1&operations=" + call);
    trial.must(owner, "crm_resource --resource vip --move --node " + trial.other(owner));
    Trial.await(call + " hangs", trial::faultHit);
    for (String node : lab.nodes()) {
      trial.must(node, "pkill -KILL -f '^/usr/lib/cicely/.*/bin/java .*Ec2Main st(art|op)$' || :");
    }
    trial.must(trial.other(owner), "crm_resource --resource vip --clear");
    Trial.await("the VIP answers", () -> lab.answering().isPresent());
    String there = lab.awaitReady(Trial.READY);
    assertThat(Leftovers.of(lab.address(), there, EndStates.of(lab))).isEmpty();
  }
}
