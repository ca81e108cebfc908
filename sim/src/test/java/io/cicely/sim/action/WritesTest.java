package io.cicely.sim.action;

import static io.cicely.sim.world.Example.ADAM;
import static io.cicely.sim.world.Example.ADAM_CARD;
import static io.cicely.sim.world.Example.EVA_CARD;
import static io.cicely.sim.world.Example.SUBNET;
import static io.cicely.sim.world.Example.VIP;
import static io.cicely.sim.world.Example.VPC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class WritesTest {
  private final Answering answers = Answering.inExample();

  @Test
  void aStopTellsTheStateBeforeAndAfter() {
    StopInstancesResponse response =
        answers.to(
            StopInstancesRequest.builder().instanceIds(ADAM).build(), StopInstancesResponse.class);
    assertThat(response.stoppingInstances())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.previousState().code()).isEqualTo(16);
              assertThat(change.currentState().code()).isEqualTo(64);
              assertThat(change.currentState().nameAsString()).isEqualTo("stopping");
            });
  }

  @Test
  void aRepeatedCreateWithTheSameTokenCreatesNothingMore() {
    CreateNetworkInterfaceRequest request =
        CreateNetworkInterfaceRequest.builder()
            .subnetId(SUBNET)
            .privateIpAddress("192.168.1.70")
            .clientToken("once")
            .tagSpecifications(
                TagSpecification.builder()
                    .resourceType("network-interface")
                    .tags(Tag.builder().key("cluster").value("one").build())
                    .build())
            .build();
    var first = answers.to(request, CreateNetworkInterfaceResponse.class).networkInterface();
    var again = answers.to(request, CreateNetworkInterfaceResponse.class).networkInterface();
    assertThat(first.statusAsString()).isEqualTo("pending");
    assertThat(again.networkInterfaceId()).isEqualTo(first.networkInterfaceId());
    assertThat(again.statusAsString()).isEqualTo("available");
    assertThat(again.tagSet()).extracting(Tag::value).containsExactly("one");
    answers.refuses(
        request.toBuilder().privateIpAddress("192.168.1.71").build(),
        "IdempotentParameterMismatch",
        "The request uses the same client token as a previous, but non-identical request.");
  }

  @Test
  void instancesAreRunWithAPrimaryInterface() {
    var launched =
        answers
            .to(
                RunInstancesRequest.builder()
                    .imageId("ami-0c1ce1c1ce1c1ce1c")
                    .instanceType("m5.large")
                    .minCount(2)
                    .maxCount(2)
                    .subnetId(SUBNET)
                    .iamInstanceProfile(profile -> profile.name("node"))
                    .build(),
                RunInstancesResponse.class)
            .instances();
    assertThat(launched).hasSize(2);
    assertThat(launched.getFirst().state().nameAsString()).isEqualTo("pending");
    assertThat(launched.getFirst().iamInstanceProfile().arn())
        .isEqualTo("arn:aws:iam::123456789012:instance-profile/node");
    String id = launched.getLast().instanceId();
    assertThat(answers.world().instance(id).state()).hasToString("running");
    assertThat(answers.world().interfacesOf(id)).hasSize(1);
  }

  @Test
  void aSpotInstanceCanBeStoppedOnlyIfItsRequestPersists() {
    RunInstancesRequest.Builder request =
        RunInstancesRequest.builder()
            .imageId("ami-0c1ce1c1ce1c1ce1c")
            .instanceType("m5.large")
            .minCount(1)
            .maxCount(1)
            .subnetId(SUBNET)
            .instanceMarketOptions(options -> options.marketType("spot"));
    Instance once = answers.to(request.build(), RunInstancesResponse.class).instances().getFirst();
    assertThat(once.instanceLifecycleAsString()).isEqualTo("spot");
    answers.refuses(
        StopInstancesRequest.builder().instanceIds(once.instanceId()).force(true).build(),
        "UnsupportedOperation",
        "You can't stop the Spot Instance '"
            + once.instanceId()
            + "' because it is associated with a one-time Spot Instance request. You can only stop"
            + " Spot Instances associated with persistent Spot Instance requests.");
    request.instanceMarketOptions(
        options ->
            options.marketType("spot").spotOptions(spot -> spot.spotInstanceType("persistent")));
    String lasting =
        answers.to(request.build(), RunInstancesResponse.class).instances().getFirst().instanceId();
    StopInstancesResponse stopped =
        answers.to(
            StopInstancesRequest.builder().instanceIds(lasting).build(),
            StopInstancesResponse.class);
    assertThat(stopped.stoppingInstances().getFirst().currentState().nameAsString())
        .isEqualTo("stopping");
  }

  @Test
  void oneAttributeIsModifiedAtATime() {
    answers.to(
        ModifyInstanceAttributeRequest.builder()
            .instanceId(ADAM)
            .disableApiStop(flag -> flag.value(true))
            .build(),
        ModifyInstanceAttributeResponse.class);
    var attribute =
        answers.to(
            DescribeInstanceAttributeRequest.builder()
                .instanceId(ADAM)
                .attribute("disableApiStop")
                .build(),
            DescribeInstanceAttributeResponse.class);
    assertThat(attribute.disableApiStop().value()).isTrue();
    answers.refuses(
        ModifyInstanceAttributeRequest.builder()
            .instanceId(ADAM)
            .disableApiStop(flag -> flag.value(false))
            .disableApiTermination(flag -> flag.value(false))
            .build(),
        "InvalidParameterCombination",
        "Fields for multiple attribute types specified");
  }

  @Test
  void sourceDestCheckIsTurnedOff() {
    answers.to(
        ModifyNetworkInterfaceAttributeRequest.builder()
            .networkInterfaceId(VIP)
            .sourceDestCheck(flag -> flag.value(false))
            .build(),
        ModifyNetworkInterfaceAttributeResponse.class);
    var attribute =
        answers.to(
            DescribeNetworkInterfaceAttributeRequest.builder()
                .networkInterfaceId(VIP)
                .attribute("sourceDestCheck")
                .build(),
            DescribeNetworkInterfaceAttributeResponse.class);
    assertThat(attribute.sourceDestCheck().value()).isFalse();
  }

  @Test
  void addressesOfEc2sChoiceAreNamedInTheAnswer() {
    var response =
        answers.to(
            AssignPrivateIpAddressesRequest.builder()
                .networkInterfaceId(ADAM_CARD)
                .secondaryPrivateIpAddressCount(2)
                .build(),
            AssignPrivateIpAddressesResponse.class);
    assertThat(response.assignedPrivateIpAddresses())
        .extracting(each -> each.privateIpAddress())
        .containsExactly("192.168.0.4", "192.168.0.5");
  }

  @Test
  void aRouteIsReplacedAndSeen() {
    String table = answers.world().routeTables().keys().iterator().next();
    answers.to(
        CreateRouteRequest.builder()
            .routeTableId(table)
            .destinationCidrBlock("10.9.9.9/32")
            .networkInterfaceId(ADAM_CARD)
            .build(),
        CreateRouteResponse.class);
    answers.to(
        ReplaceRouteRequest.builder()
            .routeTableId(table)
            .destinationCidrBlock("10.9.9.9/32")
            .networkInterfaceId(EVA_CARD)
            .build(),
        ReplaceRouteResponse.class);
    var tables =
        answers
            .to(
                DescribeRouteTablesRequest.builder()
                    .filters(
                        Filter.builder()
                            .name("route.destination-cidr-block")
                            .values("10.9.9.9/32")
                            .build())
                    .build(),
                DescribeRouteTablesResponse.class)
            .routeTables();
    assertThat(tables).hasSize(1);
    assertThat(tables.getFirst().routes())
        .extracting(Route::destinationCidrBlock, Route::networkInterfaceId, Route::stateAsString)
        .containsExactly(
            tuple("192.168.0.0/16", null, "active"), tuple("10.9.9.9/32", EVA_CARD, "active"));
    answers.refuses(
        ReplaceRouteRequest.builder()
            .routeTableId(table)
            .destinationCidrBlock("10.9.9.9")
            .networkInterfaceId(EVA_CARD)
            .build(),
        "InvalidParameterValue",
        "Value (10.9.9.9) for parameter destinationCidrBlock is invalid. This is not a valid CIDR"
            + " block.");
  }

  @Test
  void anElasticIpShowsWhatItIsAssociatedWith() {
    String allocation =
        answers
            .to(
                AllocateAddressRequest.builder().domain("vpc").build(),
                AllocateAddressResponse.class)
            .allocationId();
    String association =
        answers
            .to(
                AssociateAddressRequest.builder().allocationId(allocation).instanceId(ADAM).build(),
                AssociateAddressResponse.class)
            .associationId();
    Address address =
        answers
            .to(
                DescribeAddressesRequest.builder().allocationIds(allocation).build(),
                DescribeAddressesResponse.class)
            .addresses()
            .getFirst();
    assertThat(address.associationId()).isEqualTo(association);
    assertThat(address.instanceId()).isEqualTo(ADAM);
    assertThat(address.privateIpAddress()).isEqualTo("192.168.1.11");
  }

  @Test
  void aSecurityGroupShowsItsRules() {
    String group =
        answers
            .to(
                CreateSecurityGroupRequest.builder()
                    .groupName("cluster")
                    .description("Corosync")
                    .vpcId(VPC)
                    .build(),
                CreateSecurityGroupResponse.class)
            .groupId();
    IpPermission corosync =
        IpPermission.builder()
            .ipProtocol("udp")
            .fromPort(5405)
            .toPort(5405)
            .ipRanges(
                IpRange.builder().cidrIp("192.168.0.0/16").build(),
                IpRange.builder().cidrIp("10.0.0.0/8").build())
            .build();
    var rules =
        answers
            .to(
                AuthorizeSecurityGroupIngressRequest.builder()
                    .groupId(group)
                    .ipPermissions(corosync)
                    .build(),
                AuthorizeSecurityGroupIngressResponse.class)
            .securityGroupRules();
    assertThat(rules).hasSize(2).noneMatch(rule -> rule.isEgress());
    var shown =
        answers
            .to(
                DescribeSecurityGroupsRequest.builder().groupIds(group).build(),
                DescribeSecurityGroupsResponse.class)
            .securityGroups()
            .getFirst();
    assertThat(shown.ipPermissions())
        .singleElement()
        .satisfies(it -> assertThat(it.ipRanges()).isEqualTo(corosync.ipRanges()));
    assertThat(shown.ipPermissionsEgress()).hasSize(1);
  }
}
