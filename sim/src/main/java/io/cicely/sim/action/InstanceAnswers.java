package io.cicely.sim.action;

import io.cicely.sim.world.Attachment;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Instance;
import io.cicely.sim.world.Instance.Market;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.InstanceType.Hypervisor;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Subnet;
import io.cicely.sim.world.World;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusDetails;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.NetworkCardInfo;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StateReason;

/** Instances in the SDK's words. */
final class InstanceAnswers {
  private InstanceAnswers() {}

  static Reservation reservation(World world, Instance instance) {
    return Reservation.builder()
        .reservationId("r-" + instance.id().substring(2))
        .ownerId(world.account().id())
        .groups(List.of())
        .instances(instance(world, instance))
        .build();
  }

  static InstanceState state(io.cicely.sim.world.InstanceState state) {
    return InstanceState.builder().code(state.code()).name(state.toString()).build();
  }

  static software.amazon.awssdk.services.ec2.model.Instance instance(World world, Instance it) {
    var answer =
        software.amazon.awssdk.services.ec2.model.Instance.builder()
            .instanceId(it.id())
            .imageId(it.imageId())
            .state(state(it.state()))
            .stateTransitionReason(it.lifecycle().transitionReason())
            .stateReason(reason(it))
            .instanceType(it.type().name())
            .launchTime(it.launchTime())
            .amiLaunchIndex(0)
            .architecture("x86_64")
            .hypervisor("xen")
            .virtualizationType("hvm")
            .enaSupport(it.type().hypervisor() == Hypervisor.NITRO)
            .ebsOptimized(false)
            .monitoring(monitoring -> monitoring.state("disabled"))
            .placement(
                placement ->
                    placement
                        .availabilityZone(world.subnet(it.subnetId()).zone())
                        .groupName("")
                        .tenancy("default"))
            .rootDeviceName("/dev/xvda")
            .rootDeviceType("ebs")
            .tags(TagAnswers.tags(world, it.id()));
    if (it.profileArn() != null) {
      answer.iamInstanceProfile(profile -> profile.arn(it.profileArn()));
    }
    if (it.market() != Market.ON_DEMAND) {
      answer.instanceLifecycle(InstanceLifecycleType.SPOT);
    }
    if (it.isTerminated()) {
      return answer.build();
    }
    List<NetworkInterface> cards =
        world
            .interfacesOf(it.id())
            .sorted(Comparator.comparingInt(InstanceAnswers::deviceIndex))
            .toList();
    Subnet subnet = world.subnet(it.subnetId());
    answer
        .subnetId(subnet.id())
        .vpcId(subnet.vpcId())
        .publicDnsName("")
        .networkInterfaces(cards.stream().map(card -> card(world, card)).toList());
    cards.stream()
        .filter(card -> deviceIndex(card) == 0)
        .findFirst()
        .ifPresent(
            card ->
                answer
                    .privateIpAddress(card.primaryAddress())
                    .privateDnsName(dnsName(world, card.primaryAddress()))
                    .publicIpAddress(publicIp(world, card, card.primaryAddress()))
                    .sourceDestCheck(card.sourceDestCheck())
                    .securityGroups(InterfaceAnswers.groups(world, card)));
    return answer.build();
  }

  private static InstanceNetworkInterface card(World world, NetworkInterface card) {
    return InstanceNetworkInterface.builder()
        .networkInterfaceId(card.id())
        .subnetId(card.subnetId())
        .vpcId(world.vpcOf(card))
        .ownerId(world.account().id())
        .description(card.description())
        .macAddress(card.mac())
        .status(card.status())
        .sourceDestCheck(card.sourceDestCheck())
        .interfaceType("interface")
        .privateIpAddress(card.primaryAddress())
        .privateDnsName(dnsName(world, card.primaryAddress()))
        .privateIpAddresses(
            card.privateAddresses().stream().map(ip -> address(world, card, ip)).toList())
        .ipv6Addresses(
            card.ipv6Addresses().stream()
                .map(ip -> InstanceIpv6Address.builder().ipv6Address(ip).build())
                .toList())
        .groups(InterfaceAnswers.groups(world, card))
        .attachment(attachment(card.attachment()))
        .build();
  }

  private static InstancePrivateIpAddress address(World world, NetworkInterface card, String ip) {
    var answer =
        InstancePrivateIpAddress.builder()
            .privateIpAddress(ip)
            .privateDnsName(dnsName(world, ip))
            .primary(ip.equals(card.primaryAddress()));
    String publicIp = publicIp(world, card, ip);
    if (publicIp != null) {
      answer.association(
          association ->
              association.publicIp(publicIp).ipOwnerId(world.account().id()).publicDnsName(""));
    }
    return answer.build();
  }

  private static @Nullable InstanceNetworkInterfaceAttachment attachment(@Nullable Attachment it) {
    return it == null
        ? null
        : InstanceNetworkInterfaceAttachment.builder()
            .attachmentId(it.id())
            .deviceIndex(it.deviceIndex())
            .networkCardIndex(0)
            .status(it.status().toString())
            .attachTime(it.attachTime())
            .deleteOnTermination(it.deleteOnTermination())
            .build();
  }

  static int deviceIndex(NetworkInterface card) {
    Attachment attachment = card.attachment();
    return attachment == null ? -1 : attachment.deviceIndex();
  }

  static String dnsName(World world, String address) {
    return "ip-" + address.replace('.', '-') + "." + world.account().region() + ".compute.internal";
  }

  private static @Nullable String publicIp(World world, NetworkInterface card, String ip) {
    return ElasticIps.at(world, new ElasticIp.Endpoint(card.id(), ip))
        .map(ElasticIp::publicIp)
        .orElse(null);
  }

  private static @Nullable StateReason reason(Instance instance) {
    String code = instance.lifecycle().reason();
    return code == null
        ? null
        : StateReason.builder()
            .code(code)
            .message(
                code
                    + (code.startsWith("Client.User")
                        ? ": User initiated shutdown"
                        : ": Instance initiated shutdown"))
            .build();
  }

  /** Both checks pass while it runs: the simulator has no failing hardware. */
  static InstanceStatus status(World world, Instance it) {
    boolean runs = it.state() == io.cicely.sim.world.InstanceState.RUNNING;
    InstanceStatusSummary summary =
        InstanceStatusSummary.builder()
            .status(runs ? "ok" : "not-applicable")
            .details(
                runs
                    ? List.of(
                        InstanceStatusDetails.builder()
                            .name("reachability")
                            .status("passed")
                            .build())
                    : List.of())
            .build();
    return InstanceStatus.builder()
        .instanceId(it.id())
        .instanceState(state(it.state()))
        .availabilityZone(world.subnet(it.subnetId()).zone())
        .instanceStatus(summary)
        .systemStatus(summary)
        .build();
  }

  static InstanceTypeInfo type(InstanceType it) {
    return InstanceTypeInfo.builder()
        .instanceType(it.name())
        .hypervisor(hypervisor(it))
        .bareMetal(false)
        .vCpuInfo(info -> info.defaultVCpus(it.vcpus()))
        .memoryInfo(info -> info.sizeInMiB((long) it.memoryMib()))
        .burstablePerformanceSupported(it.name().startsWith("t"))
        .networkInfo(
            info ->
                info.maximumNetworkInterfaces(it.interfaces())
                    .maximumNetworkCards(1)
                    .defaultNetworkCardIndex(0)
                    .networkCards(card(it))
                    .ipv4AddressesPerInterface(it.ipv4PerInterface())
                    .ipv6AddressesPerInterface(it.ipv6PerInterface())
                    .ipv6Supported(true)
                    .enaSupport(it.hypervisor() == Hypervisor.NITRO ? "required" : "unsupported"))
        .build();
  }

  private static NetworkCardInfo card(InstanceType it) {
    return NetworkCardInfo.builder()
        .networkCardIndex(0)
        .maximumNetworkInterfaces(it.interfaces())
        .build();
  }

  static String hypervisor(InstanceType type) {
    return switch (type.hypervisor()) {
      case NITRO -> "nitro";
      case XEN -> "xen";
    };
  }
}
