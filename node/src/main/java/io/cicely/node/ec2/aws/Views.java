package io.cicely.node.ec2.aws;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.CallerIdentity;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Instance.InstanceInterface;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The SDK's classes as the port's records; what EC2 left out becomes empty. */
final class Views {
  private Views() {}

  static NetworkInterface networkInterface(
      software.amazon.awssdk.services.ec2.model.NetworkInterface given) {
    List<PrivateAddress> addresses = new ArrayList<>();
    for (NetworkInterfacePrivateIpAddress each : given.privateIpAddresses()) {
      addresses.add(new PrivateAddress(text(each.privateIpAddress()), is(each.primary())));
    }
    @Nullable NetworkInterfaceAttachment attachment = given.attachment();
    return new NetworkInterface(
        text(given.networkInterfaceId()),
        text(given.subnetId()),
        text(given.vpcId()),
        text(given.availabilityZone()),
        text(given.macAddress()).toLowerCase(Locale.ROOT),
        NetworkInterface.Status.of(text(given.statusAsString())),
        addresses,
        given.ipv6Addresses().stream().map(each -> text(each.ipv6Address())).toList(),
        attachment == null ? null : attachment(attachment),
        is(given.sourceDestCheck()),
        tags(given.tagSet()));
  }

  private static Attachment attachment(NetworkInterfaceAttachment given) {
    return new Attachment(
        text(given.attachmentId()),
        text(given.instanceId()),
        number(given.deviceIndex()),
        Attachment.Status.of(text(given.statusAsString())));
  }

  static Instance instance(software.amazon.awssdk.services.ec2.model.Instance given) {
    List<InstanceInterface> interfaces = new ArrayList<>();
    for (InstanceNetworkInterface each : given.networkInterfaces()) {
      @Nullable InstanceNetworkInterfaceAttachment attachment = each.attachment();
      if (attachment != null) {
        interfaces.add(
            new InstanceInterface(
                text(each.networkInterfaceId()),
                text(each.macAddress()).toLowerCase(Locale.ROOT),
                attachment(text(given.instanceId()), attachment)));
      }
    }
    @Nullable Placement placement = given.placement();
    return new Instance(
        text(given.instanceId()),
        given.state() == null ? InstanceState.of("") : state(given.state()),
        text(given.instanceTypeAsString()),
        placement == null ? "" : text(placement.availabilityZone()),
        text(given.subnetId()),
        text(given.vpcId()),
        text(given.privateIpAddress()),
        interfaces,
        tags(given.tags()));
  }

  private static Attachment attachment(
      String instanceId, InstanceNetworkInterfaceAttachment given) {
    return new Attachment(
        text(given.attachmentId()),
        instanceId,
        number(given.deviceIndex()),
        Attachment.Status.of(text(given.statusAsString())));
  }

  static InstanceState state(software.amazon.awssdk.services.ec2.model.InstanceState given) {
    return InstanceState.of(text(given.nameAsString()));
  }

  /** The state of the only instance that was asked about. */
  static InstanceState current(List<InstanceStateChange> changes) {
    return changes.isEmpty() || changes.getFirst().currentState() == null
        ? InstanceState.of("")
        : state(changes.getFirst().currentState());
  }

  static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet given) {
    return new Subnet(
        text(given.subnetId()),
        text(given.vpcId()),
        text(given.availabilityZone()),
        text(given.cidrBlock()));
  }

  static RouteTable routeTable(software.amazon.awssdk.services.ec2.model.RouteTable given) {
    return new RouteTable(
        text(given.routeTableId()),
        text(given.vpcId()),
        given.routes().stream().map(Views::route).toList());
  }

  private static RouteTable.Route route(Route given) {
    String ipv4 = text(given.destinationCidrBlock());
    return new RouteTable.Route(
        ipv4.isEmpty() ? text(given.destinationIpv6CidrBlock()) : ipv4,
        text(given.networkInterfaceId()),
        text(given.instanceId()),
        given.state() != RouteState.BLACKHOLE);
  }

  static ElasticIp elasticIp(Address given) {
    return new ElasticIp(
        text(given.allocationId()),
        text(given.publicIp()),
        text(given.associationId()),
        text(given.instanceId()),
        text(given.networkInterfaceId()),
        text(given.privateIpAddress()));
  }

  static CallerIdentity caller(GetCallerIdentityResponse given) {
    return new CallerIdentity(text(given.account()), text(given.arn()), text(given.userId()));
  }

  private static Map<String, String> tags(List<Tag> given) {
    Map<String, String> tags = new HashMap<>();
    for (Tag tag : given) {
      tags.put(text(tag.key()), text(tag.value()));
    }
    return tags;
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static boolean is(@Nullable Boolean value) {
    return value != null && value;
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
