package io.cicely.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.spec.yaml.Examples;
import io.cicely.sim.policy.Policy;
import io.cicely.sim.policy.Policy.Decision;
import io.cicely.sim.policy.PolicyDocument;
import io.cicely.sim.policy.Request;
import io.cicely.sim.policy.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Judged by the simulator's evaluation of IAM policies: what the agents call, and little more. */
class IamPolicyTest {
  static final List<String> GOOD = Examples.GOOD;

  private static final String EC2 = "arn:aws:ec2:eu-west-1:123456789012:";
  private static final String ADAM = EC2 + "instance/i-0aaaaaaaaaaaaaaa1";
  private static final String STRANGER = EC2 + "instance/i-0bbbbbbbbbbbbbbb1";
  private static final String VIP = EC2 + "network-interface/eni-0aaaaaaaaaaaaaaa1";
  private static final String OTHER_ENI = EC2 + "network-interface/eni-0bbbbbbbbbbbbbbb1";
  private static final Map<String, String> OURS = Map.of("aws:ResourceTag/cicely:cluster", "web");

  private static Policy policy(IamPolicy policy) {
    return PolicyDocument.read(policy.document());
  }

  private static Policy nodes(String example) {
    return policy(IamPolicy.of(Examples.good(Examples.text(example))).getFirst());
  }

  private static boolean may(Policy policy, String action, Resource... on) {
    List<Resource> resources = on.length == 0 ? List.of(Resource.ANY) : List.of(on);
    Request request =
        new Request("ec2:" + action, resources, new TreeMap<>(Map.of("ec2:Region", "eu-west-1")));
    return policy.judge(request).decision() == Decision.ALLOWED;
  }

  private static Resource on(String arn) {
    return on(arn, Map.of());
  }

  private static Resource on(String arn, Map<String, String> keys) {
    return new Resource(arn, new TreeMap<>(keys));
  }

  @Test
  void anEniMovesBetweenTheNodesAndNoOtherEniDoes() {
    Policy policy = nodes("eni");
    for (String action : List.of("AttachNetworkInterface", "DetachNetworkInterface")) {
      assertThat(may(policy, action, on(VIP), on(ADAM))).isTrue();
      assertThat(may(policy, action, on(OTHER_ENI), on(ADAM))).isFalse();
      assertThat(may(policy, action, on(VIP), on(STRANGER))).isFalse();
    }
    assertThat(may(policy, "DescribeSubnets")).isTrue();
    assertThat(may(policy, "DescribeRouteTables")).isFalse();
  }

  @Test
  void nodesAreFencedAndStrangersAreNot() {
    for (String example : List.of("eni", "secondary-ip", "elastic-ip")) {
      Policy policy = nodes(example);
      for (String action : List.of("StopInstances", "StartInstances")) {
        assertThat(may(policy, action, on(ADAM))).isTrue();
        assertThat(may(policy, action, on(STRANGER))).isFalse();
      }
      assertThat(may(policy, "TerminateInstances", on(ADAM))).isFalse();
      assertThat(may(policy, "DescribeInstances")).isTrue();
    }
  }

  @Test
  void anEniThatIsCreatedIsKnownByItsTag() {
    Policy policy =
        policy(
            IamPolicy.of(
                    Examples.good(
                        Examples.text("eni").replace("eni: eni-0aaaaaaaaaaaaaaa1", "eni: create")))
                .getFirst());
    assertThat(may(policy, "AttachNetworkInterface", on(VIP, OURS), on(ADAM))).isTrue();
    assertThat(may(policy, "AttachNetworkInterface", on(VIP), on(ADAM))).isFalse();
  }

  @Test
  void addressesAreAssignedToTheClustersInterfaces() {
    Policy policy = nodes("secondary-ip");
    for (String action :
        List.of("AssignPrivateIpAddresses", "AssignIpv6Addresses", "UnassignIpv6Addresses")) {
      assertThat(may(policy, action, on(VIP, OURS))).isTrue();
      assertThat(may(policy, action, on(VIP))).isFalse();
    }
    assertThat(may(policy, "DescribeSubnets")).isFalse();
    assertThat(may(policy, "AttachNetworkInterface", on(VIP, OURS), on(ADAM))).isFalse();
  }

  @Test
  void anElasticIpIsKnownByItsIdItsAddressOrItsTag() {
    Policy policy = nodes("elastic-ip");
    String one = EC2 + "elastic-ip/eipalloc-0aaaaaaaaaaaaaaa1";
    String other = EC2 + "elastic-ip/eipalloc-0bbbbbbbbbbbbbbb1";
    Resource card = on(VIP, OURS);
    for (String action : List.of("AssociateAddress", "DisassociateAddress")) {
      assertThat(may(policy, action, on(one), card, on(ADAM))).isTrue();
      assertThat(may(policy, action, on(other), card, on(ADAM))).isFalse();
      assertThat(may(policy, action, on(other, OURS), card, on(ADAM))).isTrue();
      Map<String, String> address = Map.of("ec2:PublicIpAddress", "203.0.113.50");
      assertThat(may(policy, action, on(other, address), card, on(ADAM))).isTrue();
      assertThat(may(policy, action, on(one), card, on(STRANGER))).isFalse();
      assertThat(may(policy, action, on(one), on(VIP), on(ADAM))).isFalse();
    }
    assertThat(may(policy, "DescribeAddresses")).isTrue();
  }

  @Test
  void aRoleForTheRouteTablesGetsThemAndTheNodesGetTheRole() {
    List<IamPolicy> policies = IamPolicy.of(Examples.good(Examples.text("zones")));
    String network = "arn:aws:iam::210987654321:role/network";
    assertThat(policies).extracting(IamPolicy::role).containsExactly(null, network);
    assertThat(policies.getLast().statements())
        .extracting(Statement::actions, Statement::resources)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                List.of("ec2:CreateRoute", "ec2:ReplaceRoute"),
                List.of(
                    "arn:aws:ec2:eu-central-1:210987654321:route-table/rtb-0aaaaaaaaaaaaaaa1",
                    "arn:aws:ec2:eu-central-1:210987654321:route-table/rtb-0aaaaaaaaaaaaaaa2")));
    assertThat(policies.getLast().statements().toString()).doesNotContain("StopInstances");
    Statement assume = policies.getFirst().statements().getLast();
    assertThat(assume.actions()).containsExactly("sts:AssumeRole");
    assertThat(assume.resources()).containsExactly(network);
    assertThat(policies.getFirst().statements().toString())
        .contains("route-table/*", "DescribeNetworkInterfaces");
    assertThat(policies.getLast().statements().toString())
        .as("the role is for the route tables alone")
        .doesNotContain("DescribeNetworkInterfaces");
  }

  @Test
  void fenceAwsReleasesNoEni() {
    String cicely = Examples.text("eni").replace("mode: eni", "mode: eni\n    role_arn: ROLE");
    cicely = cicely.replace("ROLE", "arn:aws:iam::123456789012:role/vip");
    String aws = cicely.replace("vips:", "fencing: { agent: aws }\nvips:");
    assertThat(IamPolicy.of(Examples.good(cicely)).getFirst().toString()).contains("Detach");
    assertThat(IamPolicy.of(Examples.good(aws)).getFirst().toString()).doesNotContain("Detach");
  }

  @Test
  void arnsAreOfTheRegionsPartition() {
    assertThat(nodes("create").toString()).contains("arn:aws-cn:ec2:cn-north-1:123456789012:");
    assertThat(nodes("route").toString()).contains("arn:aws-us-gov:ec2:us-gov-west-1:*:");
  }

  @ParameterizedTest
  @FieldSource("GOOD")
  void theDocumentsAreWellFormedAndSmallEnough(String example) {
    for (IamPolicy policy : IamPolicy.of(Examples.good(Examples.text(example)))) {
      assertThat(policy.statements()).extracting(Statement::id).doesNotHaveDuplicates();
      assertThat(policy.statements())
          .allSatisfy(it -> assertThat(it.id()).matches("[A-Za-z0-9]+"))
          .allSatisfy(it -> assertThat(it.actions()).isNotEmpty())
          .allSatisfy(it -> assertThat(it.resources()).isNotEmpty());
      assertThat(policy.document().toString().length()).isLessThan(10_240);
      assertThat(policy(policy).statements()).hasSameSizeAs(policy.statements());
    }
  }
}
