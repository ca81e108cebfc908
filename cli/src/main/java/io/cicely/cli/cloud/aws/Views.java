package io.cicely.cli.cloud.aws;

import io.cicely.cli.cluster.ec2.Ec2Instance;
import io.cicely.cli.cluster.ec2.ElasticIp;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.InstanceType;
import io.cicely.cli.cluster.ec2.RouteTable;
import io.cicely.cli.cluster.ec2.SecurityGroup;
import io.cicely.cli.cluster.ec2.SecurityGroup.Direction;
import io.cicely.cli.cluster.ec2.SecurityGroup.Rule;
import io.cicely.cli.cluster.ec2.Subnet;
import io.cicely.cli.cluster.ec2.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The SDK's classes as the port's records; what EC2 left out becomes empty. */
final class Views {
  private Views() {}

  static Ec2Instance instance(Instance given) {
    @Nullable Placement placement = given.placement();
    @Nullable IamInstanceProfile profile = given.iamInstanceProfile();
    return new Ec2Instance(
        text(given.instanceId()),
        given.state() == null ? "" : text(given.state().nameAsString()),
        text(given.instanceTypeAsString()),
        placement == null ? "" : text(placement.availabilityZone()),
        text(given.subnetId()),
        text(given.vpcId()),
        text(given.privateIpAddress()),
        profile == null ? "" : text(profile.arn()));
  }

  static InstanceType type(InstanceTypeInfo given) {
    @Nullable NetworkInfo network = given.networkInfo();
    return network == null
        ? new InstanceType(text(given.instanceTypeAsString()), 0, 0, 0)
        : new InstanceType(
            text(given.instanceTypeAsString()),
            mostInterfaces(network),
            number(network.ipv4AddressesPerInterface()),
            number(network.ipv6AddressesPerInterface()));
  }

  /** The agent attaches to network card 0 alone. */
  private static int mostInterfaces(NetworkInfo network) {
    return network.networkCards().stream()
        .filter(card -> number(card.networkCardIndex()) == 0)
        .mapToInt(card -> number(card.maximumNetworkInterfaces()))
        .filter(most -> most > 0)
        .findFirst()
        .orElseGet(() -> number(network.maximumNetworkInterfaces()));
  }

  static Eni eni(NetworkInterface given) {
    @Nullable NetworkInterfaceAttachment attachment = given.attachment();
    return new Eni(
        text(given.networkInterfaceId()),
        text(given.subnetId()),
        text(given.vpcId()),
        text(given.availabilityZone()),
        text(given.macAddress()).toLowerCase(Locale.ROOT),
        text(given.statusAsString()),
        text(given.interfaceTypeAsString()),
        is(given.requesterManaged()),
        text(given.description()),
        given.privateIpAddresses().stream().map(Views::address).toList(),
        given.ipv6Addresses().stream().map(each -> text(each.ipv6Address())).toList(),
        given.groups().stream().map(GroupIdentifier::groupId).toList(),
        attachment == null ? null : cable(attachment),
        is(given.sourceDestCheck()),
        tags(given.tagSet()));
  }

  private static Eni.Address address(NetworkInterfacePrivateIpAddress given) {
    @Nullable NetworkInterfaceAssociation association = given.association();
    return new Eni.Address(
        text(given.privateIpAddress()),
        is(given.primary()),
        association == null ? "" : text(association.allocationId()));
  }

  private static Eni.Cable cable(NetworkInterfaceAttachment given) {
    return new Eni.Cable(
        text(given.attachmentId()),
        text(given.instanceId()),
        number(given.deviceIndex()),
        is(given.deleteOnTermination()));
  }

  static Vpc vpc(software.amazon.awssdk.services.ec2.model.Vpc given) {
    Stream<String> ipv4 =
        given.hasCidrBlockAssociationSet()
            ? given.cidrBlockAssociationSet().stream().map(each -> text(each.cidrBlock()))
            : Stream.of(text(given.cidrBlock()));
    Stream<String> ipv6 =
        given.ipv6CidrBlockAssociationSet().stream().map(each -> text(each.ipv6CidrBlock()));
    return new Vpc(text(given.vpcId()), ranges(ipv4, ipv6));
  }

  static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet given) {
    Stream<String> ipv6 =
        given.ipv6CidrBlockAssociationSet().stream().map(each -> text(each.ipv6CidrBlock()));
    return new Subnet(
        text(given.subnetId()),
        text(given.vpcId()),
        text(given.availabilityZone()),
        ranges(Stream.of(text(given.cidrBlock())), ipv6));
  }

  private static List<String> ranges(Stream<String> ipv4, Stream<String> ipv6) {
    return Stream.concat(ipv4, ipv6).filter(range -> !range.isEmpty()).toList();
  }

  static SecurityGroup group(software.amazon.awssdk.services.ec2.model.SecurityGroup given) {
    List<Rule> rules = new ArrayList<>();
    given.ipPermissions().forEach(each -> add(rules, Direction.IN, each));
    given.ipPermissionsEgress().forEach(each -> add(rules, Direction.OUT, each));
    return new SecurityGroup(
        text(given.groupId()), text(given.vpcId()), text(given.groupName()), rules);
  }

  private static void add(List<Rule> rules, Direction direction, IpPermission given) {
    String protocol = protocol(text(given.ipProtocol()));
    @Nullable Integer from = given.fromPort();
    @Nullable Integer to = given.toPort();
    given
        .ipRanges()
        .forEach(it -> rule(rules, direction, protocol, from, to, it.cidrIp(), it.description()));
    given
        .ipv6Ranges()
        .forEach(it -> rule(rules, direction, protocol, from, to, it.cidrIpv6(), it.description()));
    given
        .userIdGroupPairs()
        .forEach(it -> rule(rules, direction, protocol, from, to, it.groupId(), it.description()));
    given
        .prefixListIds()
        .forEach(
            it -> rule(rules, direction, protocol, from, to, it.prefixListId(), it.description()));
  }

  private static void rule(
      List<Rule> rules,
      Direction direction,
      String protocol,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable String peer,
      @Nullable String description) {
    rules.add(
        new Rule(
            direction,
            protocol,
            from == null ? -1 : from,
            to == null ? -1 : to,
            text(peer),
            text(description)));
  }

  private static String protocol(String given) {
    return switch (given) {
      case "6" -> "tcp";
      case "17" -> "udp";
      default -> given;
    };
  }

  static RouteTable table(software.amazon.awssdk.services.ec2.model.RouteTable given) {
    return new RouteTable(
        text(given.routeTableId()),
        text(given.vpcId()),
        given.routes().stream().map(Views::route).toList());
  }

  private static RouteTable.Route route(Route given) {
    return new RouteTable.Route(
        first(given.destinationCidrBlock(), given.destinationIpv6CidrBlock()),
        first(
            given.networkInterfaceId(),
            given.gatewayId(),
            given.natGatewayId(),
            given.transitGatewayId(),
            given.vpcPeeringConnectionId(),
            given.egressOnlyInternetGatewayId(),
            given.localGatewayId(),
            given.carrierGatewayId(),
            given.coreNetworkArn(),
            given.instanceId()),
        given.state() != RouteState.BLACKHOLE);
  }

  private static String first(@Nullable String... candidates) {
    for (@Nullable String each : candidates) {
      if (each != null && !each.isEmpty()) {
        return each;
      }
    }
    return "";
  }

  static ElasticIp elasticIp(Address given) {
    return new ElasticIp(
        text(given.allocationId()),
        text(given.publicIp()),
        text(given.networkInterfaceId()),
        text(given.privateIpAddress()),
        tags(given.tags()));
  }

  private static SortedMap<String, String> tags(List<Tag> given) {
    SortedMap<String, String> tags = new TreeMap<>();
    given.forEach(tag -> tags.put(text(tag.key()), text(tag.value())));
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
