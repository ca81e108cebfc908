package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Arena.Said;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The lab's network does what a VPC does, and not what a switch would. */
@Tag("lab")
@ExtendWith(LabExtension.class)
class VpcTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration READY = Duration.ofSeconds(60);

  private final Lab lab;
  private String owner = "";
  private String other = "";

  VpcTest(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void knowTheOwner() {
    owner = lab.awaitReady(READY);
    other = lab.nodes().stream().filter(node -> !node.equals(owner)).findFirst().orElseThrow();
  }

  @AfterEach
  void undo() {
    shell(
        other,
        "ip address delete 192.168.1.50/32 dev ens5; ip address delete 192.168.1.77/32"
            + " dev ens5; true");
  }

  @Test
  void aGuestThatClaimsTheVipByArpGetsNothing() {
    shell(other, "ip address add 192.168.1.50/32 dev ens5");
    shell(other, "arping -U -c 3 -w 2 -I ens5 192.168.1.50");
    assertThat(lab.answering()).contains(owner);
  }

  @Test
  void anAddressThatEc2HasNotMappedIsReachedByNobody() {
    shell(other, "ip address add 192.168.1.77/32 dev ens5");
    assertThat(ping(owner, "192.168.1.77").succeeded()).isFalse();
    assertThat(ping(owner, "192.168.1.99").succeeded()).isFalse();
  }

  @Test
  void whatIsNotSentFromTheEnisOwnAddressIsDropped() {
    shell(other, "ip address add 192.168.1.77/32 dev ens5");
    assertThat(shell(other, "ping -c 1 -W 1 -I 192.168.1.77 192.168.2.100").succeeded()).isFalse();
    assertThat(shell(other, "ping -c 1 -W 1 192.168.2.100").succeeded()).isTrue();
  }

  @Test
  void securityGroupsDecideWhoIsLetIn() {
    String group =
        python(
            "sg = ec2.describe_security_groups()['SecurityGroups'][0]\n" + "print(sg['GroupId'])");
    String permission =
        "GroupId='%s', IpPermissions=[{'IpProtocol': '-1', 'UserIdGroupPairs':".formatted(group)
            + " [{'GroupId': '%s'}]}]".formatted(group);
    python("ec2.revoke_security_group_ingress(" + permission + ")");
    try {
      assertThat(lab.answering()).isEmpty();
      assertThat(ping(owner, "192.168.2.100").succeeded()).isFalse();
    } finally {
      python("ec2.authorize_security_group_ingress(" + permission + ")");
    }
    assertThat(lab.answering()).contains(owner);
  }

  @Test
  void aFrozenNodeAnswersNothingAndGoesOnWhenThawed() {
    lab.freeze(other);
    try {
      assertThat(ping(owner, other).succeeded()).isFalse();
    } finally {
      lab.thaw(other);
    }
    assertThat(ping(owner, other).succeeded()).isTrue();
  }

  @Test
  void jumboFramesPassAsOnEc2() {
    assertThat(shell(owner, "ping -c 1 -W 1 -M do -s 8973 " + other).succeeded()).isTrue();
  }

  private Said ping(String node, String target) {
    return shell(node, "ping -c 1 -W 1 " + target);
  }

  private Said shell(String node, String script) {
    return lab.run(node, LIMIT, "sh", "-c", script);
  }

  private String python(String script) {
    Said said =
        lab.run(
            owner, LIMIT, "python3", "-c", "import boto3\nec2 = boto3.client('ec2')\n" + script);
    assertThat(said.status()).as(said.error()).isZero();
    return said.out().strip();
  }
}
