package io.cicely.sim.action;

import io.cicely.sim.world.Attachment;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;

/** Network interfaces in the SDK's words. */
final class InterfaceAnswers {
  private InterfaceAnswers() {}

  static software.amazon.awssdk.services.ec2.model.NetworkInterface networkInterface(
      World world, NetworkInterface card) {
    String account = world.account().id();
    return software.amazon.awssdk.services.ec2.model.NetworkInterface.builder()
        .networkInterfaceId(card.id())
        .subnetId(card.subnetId())
        .vpcId(world.vpcOf(card))
        .availabilityZone(world.zoneOf(card))
        .ownerId(account)
        .requesterManaged(false)
        .description(card.description())
        .interfaceType("interface")
        .macAddress(card.mac())
        .status(card.status())
        .sourceDestCheck(card.sourceDestCheck())
        .privateIpAddress(card.primaryAddress())
        .privateDnsName(InstanceAnswers.dnsName(world, card.primaryAddress()))
        .privateIpAddresses(
            card.privateAddresses().stream().map(ip -> address(world, card, ip)).toList())
        .ipv6Addresses(
            card.ipv6Addresses().stream()
                .map(ip -> NetworkInterfaceIpv6Address.builder().ipv6Address(ip).build())
                .toList())
        .groups(groups(world, card))
        .association(association(world, card, card.primaryAddress()))
        .attachment(attachment(account, card.attachment()))
        .tagSet(TagAnswers.tags(world, card.id()))
        .build();
  }

  static List<GroupIdentifier> groups(World world, NetworkInterface card) {
    return card.groupIds().stream()
        .map(id -> GroupIdentifier.builder().groupId(id).groupName(world.group(id).name()).build())
        .toList();
  }

  static @Nullable NetworkInterfaceAttachment attachment(
      String account, @Nullable Attachment attachment) {
    return attachment == null
        ? null
        : NetworkInterfaceAttachment.builder()
            .attachmentId(attachment.id())
            .instanceId(attachment.instanceId())
            .instanceOwnerId(account)
            .deviceIndex(attachment.deviceIndex())
            .networkCardIndex(0)
            .status(attachment.status().toString())
            .attachTime(attachment.attachTime())
            .deleteOnTermination(attachment.deleteOnTermination())
            .build();
  }

  private static NetworkInterfacePrivateIpAddress address(
      World world, NetworkInterface card, String ip) {
    return NetworkInterfacePrivateIpAddress.builder()
        .privateIpAddress(ip)
        .privateDnsName(InstanceAnswers.dnsName(world, ip))
        .primary(ip.equals(card.primaryAddress()))
        .association(association(world, card, ip))
        .build();
  }

  private static @Nullable NetworkInterfaceAssociation association(
      World world, NetworkInterface card, String ip) {
    return ElasticIps.at(world, new ElasticIp.Endpoint(card.id(), ip))
        .map(
            each ->
                NetworkInterfaceAssociation.builder()
                    .allocationId(each.allocationId())
                    .associationId(each.association() == null ? null : each.association().id())
                    .publicIp(each.publicIp())
                    .publicDnsName("")
                    .ipOwnerId(world.account().id())
                    .build())
        .orElse(null);
  }
}
