package io.cicely.sim.server;

import io.cicely.sim.world.Attachment;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.Instance;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Subnet;
import io.cicely.sim.world.VpcAddress;
import io.cicely.sim.world.World;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an instance may read about itself below {@code /latest/}: leaf values by path.
 *
 * <p>Interfaces are those whose link is plugged in and addresses those that EC2 has mapped to them,
 * which is why AWS names {@code local-ipv4s} as the proof that a reassignment has arrived.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html">AWS</a>
 */
final class Metadata {
  private final World world;
  private final Instance instance;
  private final NavigableMap<String, String> values = new TreeMap<>();

  private Metadata(World world, Instance instance) {
    this.world = world;
    this.instance = instance;
  }

  /** The metadata of the instance, but for its role's credentials. */
  static NavigableMap<String, String> of(World world, Instance instance) {
    var metadata = new Metadata(world, instance);
    metadata.describeInstance();
    List<NetworkInterface> plugged =
        world
            .interfacesOf(instance.id())
            .filter(each -> instance.id().equals(world.dataPlane().plugs().get(each.id())))
            .sorted(Comparator.comparingInt(Metadata::deviceIndex))
            .toList();
    plugged.forEach(metadata::describeInterface);
    plugged.stream().findFirst().ifPresent(metadata::describePrimary);
    return Collections.unmodifiableNavigableMap(metadata.values);
  }

  /** The role whose credentials the instance gets: the one of its instance profile's name. */
  static Optional<String> role(Instance instance) {
    return Optional.ofNullable(instance.profileArn())
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
  }

  private void describeInstance() {
    Subnet subnet = world.subnet(instance.subnetId());
    put("ami-id", instance.imageId());
    put("ami-launch-index", "0");
    put("instance-action", "none");
    put("instance-id", instance.id());
    put("instance-life-cycle", "on-demand");
    put("instance-type", instance.type().name());
    put("placement/availability-zone", subnet.zone());
    put("placement/region", world.account().region());
    put("services/domain", "amazonaws.com");
    put("services/partition", "aws");
    if (instance.profileArn() != null) {
      put("iam/info", Json.of(new ProfileInfo("Success", instance.profileArn())));
    }
  }

  /** Spelled as the service spells it. */
  private record ProfileInfo(String Code, String InstanceProfileArn) {}

  private void describePrimary(NetworkInterface primary) {
    put("mac", primary.mac());
    put("local-ipv4", primary.primaryAddress());
    put("hostname", hostName(primary));
    put("local-hostname", hostName(primary));
    put("security-groups", groupNames(primary));
    publicAddress(primary, primary.primaryAddress())
        .ifPresent(address -> put("public-ipv4", address));
    values.put("dynamic/instance-identity/document", Json.of(identity(primary)));
  }

  private Identity identity(NetworkInterface primary) {
    return new Identity(
        world.account().id(),
        "x86_64",
        world.subnet(instance.subnetId()).zone(),
        instance.imageId(),
        instance.id(),
        instance.type().name(),
        instance.launchTime().toString(),
        primary.primaryAddress(),
        world.account().region(),
        "2017-09-30");
  }

  private record Identity(
      String accountId,
      String architecture,
      String availabilityZone,
      String imageId,
      String instanceId,
      String instanceType,
      String pendingTime,
      String privateIp,
      String region,
      String version) {}

  private void describeInterface(NetworkInterface each) {
    Subnet subnet = world.subnet(each.subnetId());
    String at = "network/interfaces/macs/" + each.mac() + "/";
    put(at + "device-number", Integer.toString(deviceIndex(each)));
    put(at + "interface-id", each.id());
    put(at + "local-hostname", hostName(each));
    put(at + "local-ipv4s", String.join("\n", mapped(each, each.privateAddresses())));
    put(at + "mac", each.mac());
    put(at + "network-card", "0");
    put(at + "owner-id", world.account().id());
    put(at + "security-group-ids", String.join("\n", each.groupIds()));
    put(at + "security-groups", groupNames(each));
    put(at + "subnet-id", subnet.id());
    put(at + "subnet-ipv4-cidr-block", subnet.cidr().toString());
    put(at + "vpc-id", subnet.vpcId());
    world
        .vpcs()
        .find(subnet.vpcId())
        .ifPresent(
            vpc -> {
              put(at + "vpc-ipv4-cidr-block", vpc.cidr().toString());
              put(at + "vpc-ipv4-cidr-blocks", vpc.cidr().toString());
            });
    describePublicAddresses(each, at);
    describeIpv6(each, subnet, at);
  }

  private void describePublicAddresses(NetworkInterface each, String at) {
    for (String address : each.privateAddresses()) {
      publicAddress(each, address)
          .ifPresent(
              publicIp -> {
                put(at + "ipv4-associations/" + publicIp, address);
                values.merge(
                    "meta-data/" + at + "public-ipv4s", publicIp, (all, one) -> all + "\n" + one);
              });
    }
  }

  private void describeIpv6(NetworkInterface each, Subnet subnet, String at) {
    if (!each.ipv6Addresses().isEmpty()) {
      put(at + "ipv6s", String.join("\n", mapped(each, each.ipv6Addresses())));
      put(at + "subnet-ipv6-cidr-blocks", Objects.toString(subnet.ipv6Cidr(), ""));
    }
  }

  private List<String> mapped(NetworkInterface each, List<String> addresses) {
    String vpc = world.vpcOf(each);
    return addresses.stream()
        .filter(
            address ->
                each.id().equals(world.dataPlane().mappings().get(new VpcAddress(vpc, address))))
        .toList();
  }

  private Optional<String> publicAddress(NetworkInterface each, String privateAddress) {
    var endpoint = new ElasticIp.Endpoint(each.id(), privateAddress);
    return world.addresses().stream()
        .filter(
            address ->
                Optional.ofNullable(address.association())
                    .filter(association -> association.endpoint().equals(endpoint))
                    .isPresent())
        .map(ElasticIp::publicIp)
        .findFirst();
  }

  private String groupNames(NetworkInterface each) {
    return String.join("\n", each.groupIds().stream().map(id -> world.group(id).name()).toList());
  }

  private String hostName(NetworkInterface each) {
    return "ip-%s.%s.compute.internal"
        .formatted(each.primaryAddress().replace('.', '-'), world.account().region());
  }

  private static int deviceIndex(NetworkInterface each) {
    Attachment attachment = each.attachment();
    return attachment == null ? 0 : attachment.deviceIndex();
  }

  private void put(String path, String value) {
    values.put("meta-data/" + path, value);
  }
}
