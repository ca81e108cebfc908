package io.cicely.sim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.sim.latency.Profile;
import io.cicely.sim.policy.PolicyDocument;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Example;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;

class PermissionsTest {
  private static final String ACCOUNT = "123456789012";
  private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/node";
  private static final Caller ADMIN = Caller.user(ACCOUNT, "admin");
  private static final Caller ADAM = Caller.role(ACCOUNT, "node", Example.ADAM);

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "Read", "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*",
         "Condition": {"StringEquals": {"ec2:Region": "eu-west-1"}}},
        {"Sid": "Cards", "Effect": "Allow", "Action": "ec2:AttachNetworkInterface",
         "Resource": "arn:aws:ec2:eu-west-1:123456789012:network-interface/*"},
        {"Sid": "Nodes", "Effect": "Allow",
         "Action": ["ec2:AttachNetworkInterface", "ec2:StopInstances"],
         "Resource": "arn:aws:ec2:eu-west-1:123456789012:instance/*",
         "Condition": {"StringEquals": {"aws:ResourceTag/cluster": "one"}}}]}
      """;

  private final Engine engine =
      new Engine(Example.world(), Profile.none(), 1, new ManualClock(Example.NOW), Fabric.NONE);

  @Test
  void withoutAPolicyEverybodyMayDoEverything() throws Exception {
    assertThat(engine.call(ADAM, stop())).isNotNull();
  }

  @Test
  void aSessionHasItsRolesPolicy() throws Exception {
    engine.permissions().grant(ROLE, PolicyDocument.read(JsonReader.object(POLICY)));
    assertThat(engine.call(ADAM, DescribeInstancesRequest.builder().build())).isNotNull();
    assertThatThrownBy(() -> engine.call(ADAM, stop()))
        .isInstanceOfSatisfying(
            Ec2Error.class,
            error -> {
              assertThat(error.code()).isEqualTo("UnauthorizedOperation");
              assertThat(error.httpStatus()).isEqualTo(403);
            })
        .hasMessageStartingWith(
            "You are not authorized to perform this operation. User: "
                + ADAM.arn()
                + " is not authorized to perform: ec2:StopInstances on resource:"
                + " arn:aws:ec2:eu-west-1:123456789012:instance/"
                + Example.EVA
                + " because no identity-based policy allows the ec2:StopInstances action."
                + " Encoded authorization failure message: ");
    assertThat(engine.call(ADMIN, stop())).isNotNull();
  }

  @Test
  void aTagOnTheInstanceOpensIt() throws Exception {
    engine.permissions().grant(ROLE, PolicyDocument.read(JsonReader.object(POLICY)));
    assertThatThrownBy(() -> engine.call(ADAM, attach())).hasMessageContaining("instance/");
    engine.call(
        ADMIN,
        CreateTagsRequest.builder()
            .resources(Example.EVA)
            .tags(Tag.builder().key("cluster").value("one").build())
            .build());
    assertThat(engine.call(ADAM, attach())).isNotNull();
  }

  @Test
  void aDryRunTellsWhetherTheCallIsAllowed() {
    engine.permissions().grant(ROLE, PolicyDocument.read(JsonReader.object(POLICY)));
    StopInstancesRequest dryRun = stop().toBuilder().dryRun(true).build();
    assertThatThrownBy(() -> engine.call(ADAM, dryRun))
        .hasMessageContaining("is not authorized to perform: ec2:StopInstances");
    assertThatThrownBy(() -> engine.call(ADMIN, dryRun))
        .isInstanceOfSatisfying(
            Ec2Error.class, error -> assertThat(error.code()).isEqualTo("DryRunOperation"))
        .hasMessage("Request would have succeeded, but DryRun flag is set.");
    assertThat(engine.world()).isEqualTo(Example.world());
  }

  private static StopInstancesRequest stop() {
    return StopInstancesRequest.builder().instanceIds(Example.EVA).build();
  }

  private static AttachNetworkInterfaceRequest attach() {
    return AttachNetworkInterfaceRequest.builder()
        .networkInterfaceId(Example.VIP)
        .instanceId(Example.EVA)
        .deviceIndex(1)
        .build();
  }
}
