package io.cicely.sim.action;

import static io.cicely.sim.world.Example.ADAM;
import static io.cicely.sim.world.Example.ADAM_CARD;
import static io.cicely.sim.world.Example.CAIN;
import static io.cicely.sim.world.Example.EVA;
import static io.cicely.sim.world.Example.SUBNET;
import static io.cicely.sim.world.Example.VIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;

class DescribesTest {
  private final Answering answers = Answering.inExample();

  @Test
  void valuesAreAlternativesAndFiltersMustAllMatch() {
    assertThat(instances(filter("tag:Name", "adam"))).containsExactly(ADAM);
    assertThat(instances(filter("instance-id", EVA, CAIN))).containsExactly(EVA, CAIN);
    assertThat(instances(filter("instance-id", EVA, CAIN), filter("instance-type", "m5.*")))
        .containsExactly(EVA);
    assertThat(instances(filter("private-ip-address", "192.168.1.1?"))).containsExactly(ADAM, EVA);
    assertThat(instances(filter("tag-key", "Name"))).containsExactly(ADAM);
    assertThat(instances(filter("private-ip-address", "192.168.1.1"))).isEmpty();
    assertThat(instances(filter("availability-zone", "eu-west-1b"))).containsExactly(CAIN);
  }

  @Test
  void anInstanceListsItsInterfacesByDeviceIndex() {
    String attachment =
        answers
            .to(
                AttachNetworkInterfaceRequest.builder()
                    .networkInterfaceId(VIP)
                    .instanceId(ADAM)
                    .deviceIndex(2)
                    .build(),
                AttachNetworkInterfaceResponse.class)
            .attachmentId();
    Instance adam =
        answers
            .to(
                DescribeInstancesRequest.builder().instanceIds(ADAM).build(),
                DescribeInstancesResponse.class)
            .reservations()
            .getFirst()
            .instances()
            .getFirst();
    assertThat(adam.privateIpAddress()).isEqualTo("192.168.1.11");
    assertThat(adam.networkInterfaces())
        .extracting(card -> card.networkInterfaceId())
        .containsExactly(ADAM_CARD, VIP);
    assertThat(adam.networkInterfaces().get(1).attachment().attachmentId()).isEqualTo(attachment);
    assertThat(
            cards(filter("attachment.instance-id", ADAM), filter("attachment.device-index", "2")))
        .containsExactly(VIP);
    assertThat(cards(filter("addresses.private-ip-address", "192.168.1.50"))).containsExactly(VIP);
  }

  @Test
  void pagesFollowOneAnother() {
    for (int i = 0; i < 12; i++) {
      answers.to(
          CreateNetworkInterfaceRequest.builder().subnetId(SUBNET).build(),
          CreateNetworkInterfaceResponse.class);
    }
    List<String> all = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      var page =
          answers.to(
              DescribeNetworkInterfacesRequest.builder().maxResults(5).nextToken(token).build(),
              DescribeNetworkInterfacesResponse.class);
      page.networkInterfaces().forEach(card -> all.add(card.networkInterfaceId()));
      token = page.nextToken();
      pages++;
    } while (token != null);
    assertThat(pages).isEqualTo(4);
    assertThat(all).doesNotHaveDuplicates().hasSize(16);
  }

  @Test
  void pagesAndExplicitIdsExcludeEachOther() {
    answers.refuses(
        DescribeNetworkInterfacesRequest.builder().maxResults(5).networkInterfaceIds(VIP).build(),
        "InvalidParameterCombination",
        "The parameter maxResults cannot be used with explicit resource IDs in the request");
    answers.refuses(
        DescribeInstancesRequest.builder().maxResults(4).build(),
        "InvalidParameterValue",
        "Value ( 4 ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.");
  }

  @Test
  void statusIsOfRunningInstancesUnlessAllAreAskedFor() {
    answers.to(
        StopInstancesRequest.builder().instanceIds(ADAM).skipOsShutdown(true).build(),
        StopInstancesResponse.class);
    assertThat(statuses(false)).extracting(InstanceStatus::instanceId).containsExactly(EVA, CAIN);
    assertThat(statuses(true)).extracting(InstanceStatus::instanceId).hasSize(3);
    assertThat(statuses(true).getFirst().instanceStatus().statusAsString())
        .isEqualTo("not-applicable");
  }

  @Test
  void typesTellTheirLimits() {
    InstanceTypeInfo type =
        answers
            .to(
                DescribeInstanceTypesRequest.builder().instanceTypesWithStrings("t2.micro").build(),
                DescribeInstanceTypesResponse.class)
            .instanceTypes()
            .getFirst();
    assertThat(type.hypervisorAsString()).isEqualTo("xen");
    assertThat(type.networkInfo().maximumNetworkInterfaces()).isEqualTo(2);
    assertThat(type.networkInfo().ipv4AddressesPerInterface()).isEqualTo(2);
  }

  @Test
  void tagsAreListedByResource() {
    DescribeTagsResponse response =
        answers.to(
            DescribeTagsRequest.builder().filters(filter("resource-type", "instance")).build(),
            DescribeTagsResponse.class);
    assertThat(response.tags())
        .singleElement()
        .satisfies(tag -> assertThat(tag.resourceId()).isEqualTo(ADAM));
  }

  private List<String> instances(Filter... filters) {
    return answers
        .to(
            DescribeInstancesRequest.builder().filters(filters).build(),
            DescribeInstancesResponse.class)
        .reservations()
        .stream()
        .flatMap(each -> each.instances().stream())
        .map(Instance::instanceId)
        .toList();
  }

  private List<String> cards(Filter... filters) {
    return answers
        .to(
            DescribeNetworkInterfacesRequest.builder().filters(filters).build(),
            DescribeNetworkInterfacesResponse.class)
        .networkInterfaces()
        .stream()
        .map(NetworkInterface::networkInterfaceId)
        .toList();
  }

  private List<InstanceStatus> statuses(boolean all) {
    return answers
        .to(
            DescribeInstanceStatusRequest.builder().includeAllInstances(all).build(),
            DescribeInstanceStatusResponse.class)
        .instanceStatuses();
  }

  private static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }
}
