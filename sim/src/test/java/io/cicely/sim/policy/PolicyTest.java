package io.cicely.sim.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.sim.policy.Policy.Decision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final String CARD = "arn:aws:ec2:eu-west-1:123456789012:network-interface/eni-1";
  private static final String NODE = "arn:aws:ec2:eu-west-1:123456789012:instance/i-1";

  @Test
  void whatNoStatementAllowsIsDenied() {
    assertThat(judge(policy(), "ec2:StopInstances", NODE)).isEqualTo(Decision.IMPLICIT_DENY);
  }

  @Test
  void actionsMatchByWildcardAndWithoutRegardToCase() {
    Policy policy = policy(allow("ec2:describe*", "*"));
    assertThat(judge(policy, "ec2:DescribeInstances", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(judge(policy, "ec2:StopInstances", "*")).isEqualTo(Decision.IMPLICIT_DENY);
  }

  @Test
  void everyResourceNeedsAPermission() {
    Policy half = policy(allow("ec2:AttachNetworkInterface", CARD));
    assertThat(judge(half, "ec2:AttachNetworkInterface", CARD, NODE))
        .isEqualTo(Decision.IMPLICIT_DENY);
    Policy both =
        policy(
            allow("ec2:AttachNetworkInterface", CARD),
            allow("ec2:AttachNetworkInterface", "arn:aws:ec2:*:*:instance/*"));
    assertThat(judge(both, "ec2:AttachNetworkInterface", CARD, NODE)).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void aDenyOutweighsEveryAllow() {
    Map<String, Object> deny =
        Map.of("Effect", "Deny", "Action", List.of("ec2:Stop*"), "Resource", "*");
    assertThat(judge(policy(allow("*", "*"), deny), "ec2:StopInstances", NODE))
        .isEqualTo(Decision.EXPLICIT_DENY);
  }

  @Test
  void tagsAreComparedWithTheirValues() {
    Policy policy = policy(when("StringEquals", "aws:ResourceTag/cluster", "one"));
    assertThat(judge(policy, Map.of("aws:ResourceTag/cluster", "one"))).isEqualTo(Decision.ALLOWED);
    assertThat(judge(policy, Map.of("aws:ResourceTag/cluster", "two")))
        .isEqualTo(Decision.IMPLICIT_DENY);
    assertThat(judge(policy, Map.of())).isEqualTo(Decision.IMPLICIT_DENY);
  }

  @Test
  void operatorsCompareAsTheirNamesSay() {
    Map<String, String> keys = Map.of("ec2:Vpc", "arn:aws:ec2:eu-west-1:1:vpc/vpc-1");
    assertThat(judge(policy(when("ArnLike", "ec2:Vpc", "arn:aws:ec2:*:1:vpc/*")), keys))
        .isEqualTo(Decision.ALLOWED);
    assertThat(judge(policy(when("StringLike", "EC2:VPC", "*vpc-?")), keys))
        .isEqualTo(Decision.ALLOWED);
    assertThat(judge(policy(when("StringNotLike", "ec2:Vpc", "*vpc-1")), keys))
        .isEqualTo(Decision.IMPLICIT_DENY);
    assertThat(judge(policy(when("StringNotEquals", "ec2:Subnet", "x")), keys))
        .isEqualTo(Decision.ALLOWED);
    assertThat(judge(policy(when("StringEqualsIfExists", "ec2:Subnet", "x")), keys))
        .isEqualTo(Decision.ALLOWED);
    assertThat(judge(policy(when("Null", "ec2:Subnet", "true")), keys)).isEqualTo(Decision.ALLOWED);
    assertThat(judge(policy(when("Null", "ec2:Vpc", "true")), keys))
        .isEqualTo(Decision.IMPLICIT_DENY);
  }

  @Test
  void whatIsNotUnderstoodIsRefusedWhenRead() {
    assertThatThrownBy(() -> policy(when("NumericLessThan", "ec2:Vpc", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NumericLessThan");
    assertThatThrownBy(
            () ->
                policy(
                    Map.of("Effect", "Allow", "NotAction", "ec2:StopInstances", "Resource", "*")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NotAction");
    assertThatThrownBy(() -> policy(Map.of("Effect", "Allow", "Action", "*")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Resource");
  }

  private static Map<String, Object> allow(String action, String resource) {
    return Map.of("Effect", "Allow", "Action", action, "Resource", resource);
  }

  private static Map<String, Object> when(String operator, String key, String value) {
    return Map.of(
        "Effect", "Allow",
        "Action", "ec2:StopInstances",
        "Resource", "*",
        "Condition", Map.of(operator, Map.of(key, List.of(value))));
  }

  private static Policy policy(Map<?, ?>... statements) {
    return PolicyDocument.read(Map.of("Version", "2012-10-17", "Statement", List.of(statements)));
  }

  private static Decision judge(Policy policy, Map<String, String> keys) {
    Resource resource = new Resource(NODE, new TreeMap<>(keys));
    return policy
        .judge(new Request("ec2:StopInstances", List.of(resource), new TreeMap<>()))
        .decision();
  }

  private static Decision judge(Policy policy, String action, String... arns) {
    List<Resource> resources =
        List.of(arns).stream().map(arn -> new Resource(arn, new TreeMap<>())).toList();
    return policy.judge(new Request(action, resources, new TreeMap<>())).decision();
  }
}
