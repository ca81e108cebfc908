package io.cicely.sim.action;

import io.cicely.sim.world.Attachment;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.World;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;

/** Network interfaces: reading. */
final class InterfaceReads {
  static final List<Action<?>> ALL =
      List.of(
          Action.read(DescribeNetworkInterfacesRequest.class, InterfaceReads::describe)
              .takes("NetworkInterfaceIds", "Filters", "MaxResults", "NextToken"));

  private InterfaceReads() {}

  private static DescribeNetworkInterfacesResponse describe(
      World world, DescribeNetworkInterfacesRequest request) {
    List<String> ids = request.networkInterfaceIds();
    ids.forEach(Refusals::checkInterfaceId);
    Collection<NetworkInterface> rows =
        ids.isEmpty()
            ? world.interfaces().rows()
            : ids.stream().distinct().map(world::networkInterface).toList();
    Page<NetworkInterface> page =
        Page.of(
            filters(world).select(rows, request.filters()),
            ids,
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeNetworkInterfacesResponse.builder()
        .networkInterfaces(
            page.items().stream().map(it -> InterfaceAnswers.networkInterface(world, it)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static Filters<NetworkInterface> filters(World world) {
    Filters<NetworkInterface> filters =
        new Filters<NetworkInterface>(card -> world.tagsOf(card.id()))
            .one("network-interface-id", NetworkInterface::id)
            .one("status", NetworkInterface::status)
            .one("subnet-id", NetworkInterface::subnetId)
            .one("vpc-id", world::vpcOf)
            .one("availability-zone", world::zoneOf)
            .one("owner-id", _ -> world.account().id())
            .one("mac-address", NetworkInterface::mac)
            .one("description", NetworkInterface::description)
            .one("source-dest-check", NetworkInterface::sourceDestCheck)
            .one("private-ip-address", NetworkInterface::primaryAddress)
            .all("addresses.private-ip-address", card -> card.privateAddresses().stream())
            .all("ipv6-addresses.ipv6-address", card -> card.ipv6Addresses().stream())
            .all("group-id", card -> card.groupIds().stream())
            .all("group-name", it -> it.groupIds().stream().map(id -> world.group(id).name()))
            .all("association.public-ip", it -> elastic(world, it).map(ElasticIp::publicIp))
            .all("association.allocation-id", it -> elastic(world, it).map(ElasticIp::allocationId))
            .all(
                "association.association-id",
                it -> elastic(world, it).flatMap(ElasticIp::associationId));
    return attachmentFilters(filters, world.account().id());
  }

  private static Filters<NetworkInterface> attachmentFilters(
      Filters<NetworkInterface> filters, String account) {
    return filters
        .all("attachment.attachment-id", card -> attachment(card).map(Attachment::id))
        .all("attachment.instance-id", card -> attachment(card).map(Attachment::instanceId))
        .all("attachment.instance-owner-id", card -> attachment(card).map(_ -> account))
        .all("attachment.status", card -> attachment(card).map(it -> it.status().toString()))
        .all("attachment.attach-time", it -> attachment(it).map(at -> at.attachTime().toString()))
        .all(
            "attachment.device-index",
            card -> attachment(card).map(it -> Integer.toString(it.deviceIndex())))
        .all(
            "attachment.delete-on-termination",
            card -> attachment(card).map(it -> Boolean.toString(it.deleteOnTermination())));
  }

  private static Stream<ElasticIp> elastic(World world, NetworkInterface card) {
    return card.privateAddresses().stream()
        .flatMap(ip -> ElasticIps.at(world, new ElasticIp.Endpoint(card.id(), ip)).stream());
  }

  private static Stream<Attachment> attachment(NetworkInterface card) {
    return Stream.ofNullable(card.attachment());
  }
}
