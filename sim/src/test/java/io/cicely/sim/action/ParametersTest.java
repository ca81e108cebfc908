package io.cicely.sim.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.Example;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

class ParametersTest {
  private final Answering answers = Answering.inExample();

  @Test
  void aParameterThatTheActionDoesNotKnowIsRefused() {
    answers.refuses(
        AttachNetworkInterfaceRequest.builder()
            .networkInterfaceId(Example.VIP)
            .instanceId(Example.ADAM)
            .deviceIndex(1)
            .enaQueueCount(4)
            .build(),
        "UnknownParameter",
        "The parameter EnaQueueCount is not recognized by this simulator");
  }

  @Test
  void soIsAMemberOfAStructureInAList() {
    answers.refuses(
        AuthorizeSecurityGroupIngressRequest.builder()
            .groupId("sg-0ccccccccccccccc1")
            .ipPermissions(
                IpPermission.builder()
                    .ipProtocol("tcp")
                    .prefixListIds(PrefixListId.builder().prefixListId("pl-1").build())
                    .build())
            .build(),
        "UnknownParameter",
        "The parameter IpPermissions.PrefixListIds.PrefixListId is not recognized by this"
            + " simulator");
    answers.refuses(
        ModifyNetworkInterfaceAttributeRequest.builder()
            .networkInterfaceId(Example.VIP)
            .attachment(change -> change.defaultEnaQueueCount(true))
            .build(),
        "UnknownParameter",
        "The parameter Attachment.DefaultEnaQueueCount is not recognized by this simulator");
  }

  @Test
  void aMissingParameterIsNamedAsOnTheWire() {
    answers.refuses(
        AttachNetworkInterfaceRequest.builder().instanceId(Example.ADAM).deviceIndex(1).build(),
        "MissingParameter",
        "The request must contain the parameter networkInterfaceId");
    answers.refuses(
        StopInstancesRequest.builder().force(true).build(),
        "MissingParameter",
        "The request must contain the parameter instanceId");
  }

  @Test
  void hibernationIsRefusedAndAFlagMayBeFalse() {
    answers.refuses(
        StopInstancesRequest.builder().instanceIds(Example.ADAM).hibernate(true).build(),
        "UnsupportedHibernationConfiguration",
        "The instance can't be hibernated because it was not configured at launch for hibernation: "
            + Example.ADAM);
    assertThat(
            answers
                .to(
                    TerminateInstancesRequest.builder()
                        .instanceIds(Example.ADAM)
                        .force(false)
                        .build(),
                    TerminateInstancesResponse.class)
                .terminatingInstances())
        .hasSize(1);
  }
}
