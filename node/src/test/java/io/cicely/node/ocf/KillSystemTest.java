package io.cicely.node.ocf;

import static io.cicely.node.ocf.NodeInNamespace.ADAM;
import static io.cicely.node.ocf.NodeInNamespace.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * kill -9 of the agent before each call to EC2, which is after everything that came before it: the
 * next action carries on from what it sees.
 */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class KillSystemTest {
  private Node node;

  @BeforeAll
  void boot() throws IOException, InterruptedException {
    node = new Node();
  }

  @AfterAll
  void shutDown() throws IOException {
    node.close();
  }

  @ParameterizedTest
  @CsvSource({
    "DescribeNetworkInterfaces 1",
    "DetachNetworkInterface 1",
    "DescribeNetworkInterfaces 2",
    "DescribeInstances 1",
    "AttachNetworkInterface 1",
    "DescribeSubnets 1",
    "DescribeNetworkInterfaces 3",
  })
  void startThatWasKilledIsFinishedByTheNext(String call) throws IOException, InterruptedException {
    killStartAt(call);
    assertThat(node.agent("monitor").code()).isIn(0, 1, 7);
    assertThat(node.agent("start").code()).isZero();
    assertThat(node.ec2("state")).isEqualTo(ADAM + " attached 1");
    assertThat(node.agent("monitor", "OCF_CHECK_LEVEL=10").code()).isZero();
    killStartAt(call);
    assertThat(node.agent("stop").code()).isZero();
    assertThat(node.leftovers()).isEmpty();
    assertThat(node.ec2("state")).doesNotContain(ADAM);
  }

  @ParameterizedTest
  @CsvSource({"DescribeNetworkInterfaces 1", "DetachNetworkInterface 1"})
  void stopThatWasKilledIsFinishedByTheNext(String call) throws IOException, InterruptedException {
    reset("attach nobody 0");
    assertThat(node.agent("start").code()).isZero();
    kill("stop", call);
    assertThat(node.agent("stop").code()).isZero();
    assertThat(node.leftovers()).isEmpty();
    assertThat(node.ec2("state")).isEqualTo("available");
    assertThat(node.agent("start").code()).isZero();
    kill("stop", call);
    assertThat(node.agent("start").code()).isZero();
    assertThat(node.agent("monitor", "OCF_CHECK_LEVEL=10").code()).isZero();
  }

  private void killStartAt(String call) throws IOException, InterruptedException {
    reset("attach " + EVA + " 1");
    kill("start", call);
  }

  private void kill(String action, String call) throws IOException, InterruptedException {
    node.ec2("fail " + call + " hang");
    Process agent = node.begin(action);
    while (node.ec2("hits").equals("0")) {
      assertThat(agent.isAlive()).as("%s reaches %s", action, call).isTrue();
      Thread.onSpinWait();
    }
    agent.destroyForcibly().waitFor();
    node.ec2("heal");
  }

  private void reset(String attach) throws IOException, InterruptedException {
    node.ec2("heal");
    assertThat(node.agent("stop").code()).isZero();
    node.ec2(attach);
  }
}
