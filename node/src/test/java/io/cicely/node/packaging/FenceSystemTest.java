package io.cicely.node.packaging;

import static io.cicely.node.packaging.Ec2OnLoopback.ENI;
import static io.cicely.node.packaging.Ec2OnLoopback.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.packaging.Debian.Said;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fence_cicely} as it is installed, against EC2 over TLS, with the role's credentials. */
@Tag("system")
final class FenceSystemTest extends FenceSystem {

  @Test
  void offIsSeenAndStatusSaysSo() throws Exception {
    assertThat(status()).isZero();
    assertThat(fence("action=off", "plug=" + EVA, "nodename=eva").code()).isZero();
    assertThat(status()).isEqualTo(2);
    assertThat(fence("action=on", "port=" + EVA).code()).isZero();
    assertThat(status()).isZero();
  }

  @Test
  void rebootMakesNoCallThatItDoesNotNeed() throws Exception {
    assertThat(fence("plug=" + EVA).code()).isZero();
    assertThat(ec2.tell("calls").strip())
        .isEqualTo("DescribeInstances StopInstances DescribeInstances StartInstances");
  }

  @Test
  void rebootReleasesTheVipsInterface() throws Exception {
    ec2.tell("attach " + EVA + " 1");
    assertThat(fence("plug=" + EVA, "release=" + ENI).code()).isZero();
    assertThat(ec2.tell("state")).isEqualTo("available");
    assertThat(ec2.tell("calls")).startsWith("DescribeInstances StopInstances DetachNetwork");
  }

  @Test
  void aReleaseThatIsRefusedBesideTheStopIsAskedForAgainOnceStopped() throws Exception {
    ec2.tell("attach " + EVA + " 1");
    ec2.tell("fail DetachNetworkInterface 1 refuse");
    assertThat(fence("plug=" + EVA, "release=" + ENI).err()).isEmpty();
    assertThat(ec2.tell("state")).isEqualTo("available");
    assertThat(ec2.tell("calls").strip())
        .isEqualTo(
            "DescribeInstances StopInstances DetachNetworkInterface DescribeInstances"
                + " DetachNetworkInterface StartInstances");
  }

  @Test
  void theCommandLineDoesTheSame() throws Exception {
    Said said = machine.run(ec2.variables() + "fence_cicely -v -o off -n eva -r eu-west-1");
    assertThat(said.code()).isZero();
    assertThat(said.out()).isEqualTo("Success: Powered OFF\n");
    assertThat(said.err()).contains("StopInstances", EVA + " is stopped");
    assertThat(status()).isEqualTo(2);
  }

  @Test
  void listAndMonitorReachTheDevice() throws Exception {
    assertThat(fence("action=list").out()).contains(EVA + ",eva\n");
    assertThat(fence("action=list-status").out()).contains(EVA + ",eva,ON\n");
    assertThat(fence("action=monitor").code()).isZero();
    assertThat(fence("action=monitor", "plug=" + EVA).code()).isZero();
    assertThat(fence("action=monitor", "plug=i-0ddddddddddddddd9").code()).isEqualTo(1);
    assertThat(fence("action=validate-all", "region=eu-west-1").code()).isZero();
    assertThat(fence("action=validate-all", "region=Dublin").code()).isEqualTo(1);
    assertThat(fence("action=explode").code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"DescribeInstances,1", "StopInstances,1", "DescribeInstances,2", "StartInstances,1"})
  void whateverPassesAtAnyCallTheNodeIsFenced(String call, int number) throws Exception {
    for (String effect : new String[] {"throttle", "unavailable", "cut", "lose", "delay"}) {
      ec2.tell("fail " + call + " " + number + " " + effect);
      Said said = fence("plug=" + EVA);
      assertThat(said.code()).as(effect + " " + said).isZero();
      assertThat(ec2.tell("calls")).as(effect).contains("StopInstances").contains("StartInstances");
      ec2.tell("heal");
    }
  }

  @Test
  void aCallThatHangsIsAskedAgain() throws Exception {
    ec2.tell("fail StopInstances 1 hang");
    assertThat(fence("action=off", "plug=" + EVA).code()).isZero();
    assertThat(status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DescribeInstances", "StopInstances"})
  void aDenialIsSaidAtOnce(String call) throws Exception {
    ec2.tell("fail " + call + " 0 deny");
    Said said = fence("action=off", "plug=" + EVA);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("EC2_DENIED", "ec2:" + call);
  }

  @Test
  void aMonitorSeesThatFencingWouldBeDenied() throws Exception {
    ec2.tell("fail StopInstances 0 deny");
    Said said = fence("action=monitor", "plug=" + EVA);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("EC2_DENIED", "ec2:StopInstances");
  }

  @Test
  void aMonitorWithoutCredentialsFails() throws Exception {
    String none = "AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:9 ";
    Said said =
        machine.run(ec2.variables() + none + "fence_cicely -r eu-west-1 -o monitor -n " + EVA);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("EC2_NO_CREDENTIALS");
  }

  @Test
  void whatAMonitorSawAndEc2NoLongerKnowsIsOffAndTheRestIsNot() throws Exception {
    String known = "instance i-0eeeeeeeeeeeeeee1 of account 123456789012 in eu-west-1: running";
    machine.must(
        "echo '{\"agent\":\"fence\",\"events\":[{\"ms\":1,\"saw\":\"%s\"}]}'".formatted(known)
            + " >>/var/log/cicely/journal.jsonl");
    assertThat(fence("plug=i-0eeeeeeeeeeeeeee1").code()).isZero();
    Said unknown = fence("plug=i-0eeeeeeeeeeeeeee2");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("INSTANCE_UNKNOWN");
  }

  @Test
  void killedAtAnyMomentTheNextRunFinishes() throws Exception {
    for (String delay : new String[] {"0.15", "0.3", "0.45"}) {
      machine.run(
          ec2.variables() + "timeout -s KILL %s fence_cicely -o off -n %s".formatted(delay, EVA));
      assertThat(fence("action=off", "plug=" + EVA).code()).isZero();
      assertThat(status()).isEqualTo(2);
      assertThat(fence("action=on", "plug=" + EVA).code()).isZero();
    }
  }

  @Test
  void eachRunIsInTheJournal() throws Exception {
    assertThat(fence("action=reboot", "plug=" + EVA).code()).isZero();
    assertThat(machine.must("tail -n 1 /var/log/cicely/journal.jsonl"))
        .contains("\"agent\":\"fence\"", "\"action\":\"reboot\"", "\"resource\":\"" + EVA)
        .contains("StopInstances", "is stopped", "StartInstances", "\"request\":");
  }
}
