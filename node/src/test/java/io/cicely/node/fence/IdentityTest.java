package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState.Known;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which instance a plug names: by its id, or by a tag that a successor takes over. */
class IdentityTest extends Range {

  @Test
  void aPlugMayBeTheNameTag() {
    assertThat(fence("-o", "off", "-n", "adam")).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.STOPPED);
  }

  @Test
  void thePlugOfAHostMapIsPreferredToTheNodesName() {
    Order order =
        Order.of(Input.ofLines(List.of("action=off", "nodename=adam", "plug=" + EVA, "tag=Host")));
    assertThat(order.plugs()).containsExactly(EVA);
  }

  @Test
  void theTagMayBeAnother() {
    ec2.tag(EVA, "cluster-node", "one").tag(ADAM, "cluster-node", "two");
    assertThat(fence("-o", "off", "-n", "two", "-t", "cluster-node")).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.STOPPED);
    assertThat(ec2.state(EVA)).isEqualTo(Known.RUNNING);
  }

  @Test
  void aReplacedInstanceLeavesItsNameToTheNewOne() {
    ec2.with(ADAM, Known.TERMINATED, "adam").with(CAIN, Known.RUNNING, "adam");
    assertThat(fence("-o", "off", "-n", "adam")).isZero();
    assertThat(ec2.state(CAIN)).isEqualTo(Known.STOPPED);
  }

  @Test
  void ofAnInstanceThatIsBeingReplacedTheOldOneIsSeenOffAsWell() {
    ec2.with(ADAM, Known.SHUTTING_DOWN, "adam").with(CAIN, Known.RUNNING, "adam");
    clock.inPause(4, () -> ec2.with(ADAM, Known.TERMINATED, "adam"));
    assertThat(fence("-o", "off", "-n", "adam")).isZero();
    assertThat(ec2.calls("stop")).containsExactly("stop " + CAIN + " FORCE_SKIPPING_OS_SHUTDOWN");
    assertThat(out)
        .containsExactly(ADAM + ": terminated", CAIN + ": stopped", "Success: Powered OFF");
  }

  @Test
  void aNameThatTwoInstancesHaveNamesNone() {
    ec2.with(CAIN, Known.STOPPED, "adam");
    assertThat(fence("-o", "off", "-n", "adam")).isOne();
    assertThat(ec2.calls("stop")).isEmpty();
    assertThat(err)
        .singleElement()
        .asString()
        .contains("INSTANCE_UNKNOWN", "2 instances have the tag Name=adam")
        .contains(ADAM + " (running)", CAIN + " (stopped)");
  }

  @Test
  void aNameThatNobodyHasIsNotTakenForOff() {
    assertThat(fence("-o", "off", "-n", "abel")).isOne();
    assertThat(err).singleElement().asString().contains("INSTANCE_UNKNOWN", "Name=abel");
  }
}
