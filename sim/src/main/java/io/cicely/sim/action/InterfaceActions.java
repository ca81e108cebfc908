package io.cicely.sim.action;

import io.cicely.sim.world.Attachment;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;

/** Network interfaces: reading, attaching and detaching them. */
final class InterfaceActions {
  static final List<Action<?>> ALL =
      List.of(
          Action.read(DescribeNetworkInterfacesRequest.class, InterfaceActions::describe)
              .takes("NetworkInterfaceIds", "Filters", "MaxResults", "NextToken"),
          Action.write(AttachNetworkInterfaceRequest.class, InterfaceActions::attach)
              .requires("NetworkInterfaceId", "InstanceId", "DeviceIndex")
              .takes("NetworkCardIndex"),
          Action.write(DetachNetworkInterfaceRequest.class, InterfaceActions::detach)
              .requires("AttachmentId")
              .takes("Force"));

  private InterfaceActions() {}

  static DescribeNetworkInterfacesResponse describe(
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

  static Change attach(World world, AttachNetworkInterfaceRequest request, Instant now) {
    if (request.networkCardIndex() != null && request.networkCardIndex() != 0) {
      throw Refusals.invalidValue(
          "Value (" + request.networkCardIndex() + ") for parameter networkCardIndex is invalid.");
    }
    World next =
        Attachments.attach(
            world, request.networkInterfaceId(), request.instanceId(), request.deviceIndex(), now);
    return new Change(
        next,
        AttachNetworkInterfaceResponse.builder()
            .attachmentId(world.freshId("eni-attach"))
            .networkCardIndex(0)
            .build());
  }

  static Change detach(World world, DetachNetworkInterfaceRequest request, Instant now) {
    World next =
        Attachments.detach(world, request.attachmentId(), Boolean.TRUE.equals(request.force()));
    return new Change(next, DetachNetworkInterfaceResponse.builder().build());
  }

  private static Filters<NetworkInterface> filters(World world) {
    return new Filters<NetworkInterface>(card -> world.tagsOf(card.id()))
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
        .all("attachment.attachment-id", card -> attachment(card).map(Attachment::id))
        .all("attachment.instance-id", card -> attachment(card).map(Attachment::instanceId))
        .all("attachment.instance-owner-id", it -> attachment(it).map(_ -> world.account().id()))
        .all("attachment.status", card -> attachment(card).map(it -> it.status().toString()))
        .all(
            "attachment.device-index",
            card -> attachment(card).map(it -> Integer.toString(it.deviceIndex())))
        .all(
            "attachment.delete-on-termination",
            card -> attachment(card).map(it -> Boolean.toString(it.deleteOnTermination())));
  }

  private static Stream<Attachment> attachment(NetworkInterface card) {
    return Stream.ofNullable(card.attachment());
  }
}
