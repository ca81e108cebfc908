package io.cicely.sim.action;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Attachment;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.ElasticIp.Association;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;

/** Elastic IP addresses. */
final class ElasticIpActions {
  static final List<Action<?>> ALL =
      List.of(
          Action.write(AllocateAddressRequest.class, ElasticIpActions::allocate)
              .takes("Domain", "TagSpecifications")
              .on((world, it) -> created(world, it)),
          Action.write(ReleaseAddressRequest.class, ElasticIpActions::release)
              .takes("AllocationId", "PublicIp")
              .on(ElasticIpActions::released),
          Action.write(AssociateAddressRequest.class, ElasticIpActions::associate)
              .takes("AllocationId", "PublicIp", "InstanceId", "NetworkInterfaceId")
              .takes("PrivateIpAddress", "AllowReassociation")
              .on(ElasticIpActions::associated),
          Action.write(DisassociateAddressRequest.class, ElasticIpActions::disassociate)
              .takes("AssociationId", "PublicIp")
              .on(ElasticIpActions::disassociated),
          Action.read(DescribeAddressesRequest.class, ElasticIpActions::describe)
              .takes("AllocationIds", "PublicIps", "Filters"));

  private ElasticIpActions() {}

  private static Change allocate(World world, AllocateAddressRequest request, Instant now) {
    String id = world.freshId("eipalloc");
    World next = Requests.tagged(ElasticIps.allocate(world), id, request.tagSpecifications());
    return new Change(
        next,
        AllocateAddressResponse.builder()
            .allocationId(id)
            .publicIp(ElasticIps.byAllocation(next, id).publicIp())
            .domain("vpc")
            .publicIpv4Pool("amazon")
            .networkBorderGroup(world.account().region())
            .build());
  }

  private static Change release(World world, ReleaseAddressRequest request, Instant now) {
    ElasticIp address = named(world, request.allocationId(), request.publicIp());
    return new Change(
        ElasticIps.release(world, address.allocationId()),
        ReleaseAddressResponse.builder().build());
  }

  /** AllowReassociation is taken as true where it is not set, as for today's accounts. */
  private static Change associate(World world, AssociateAddressRequest request, Instant now) {
    ElasticIp address = named(world, request.allocationId(), request.publicIp());
    World next =
        ElasticIps.associate(
            world,
            address.allocationId(),
            interfaceId(world, request),
            request.privateIpAddress(),
            !Boolean.FALSE.equals(request.allowReassociation()));
    Association association = ElasticIps.byAllocation(next, address.allocationId()).association();
    return new Change(
        next,
        AssociateAddressResponse.builder()
            .associationId(association == null ? null : association.id())
            .build());
  }

  private static String interfaceId(World world, AssociateAddressRequest request) {
    if (request.networkInterfaceId() != null) {
      return request.networkInterfaceId();
    }
    if (request.instanceId() == null) {
      throw Refusals.missingParameter("instanceId or networkInterfaceId");
    }
    return ElasticIps.onlyInterfaceOf(world, request.instanceId()).id();
  }

  private static Change disassociate(World world, DisassociateAddressRequest request, Instant now) {
    String id = request.associationId();
    if (id == null) {
      ElasticIp address = named(world, null, request.publicIp());
      id = address.associationId().findFirst().orElse(null);
    }
    World next = id == null ? world : ElasticIps.disassociate(world, id);
    return new Change(next, DisassociateAddressResponse.builder().build());
  }

  private static DescribeAddressesResponse describe(World world, DescribeAddressesRequest request) {
    List<ElasticIp> rows = new ArrayList<>();
    request.allocationIds().forEach(id -> rows.add(ElasticIps.byAllocation(world, id)));
    request.publicIps().forEach(ip -> rows.add(ElasticIps.byPublicIp(world, ip)));
    if (request.allocationIds().isEmpty() && request.publicIps().isEmpty()) {
      rows.addAll(world.addresses().rows());
    }
    return DescribeAddressesResponse.builder()
        .addresses(
            filters(world).select(rows, request.filters()).stream()
                .map(each -> address(world, each))
                .toList())
        .build();
  }

  private static Address address(World world, ElasticIp it) {
    var answer =
        Address.builder()
            .allocationId(it.allocationId())
            .publicIp(it.publicIp())
            .domain("vpc")
            .publicIpv4Pool("amazon")
            .networkBorderGroup(world.account().region())
            .tags(TagAnswers.tags(world, it.allocationId()));
    Association association = it.association();
    if (association != null) {
      String card = association.endpoint().interfaceId();
      answer
          .associationId(association.id())
          .networkInterfaceId(card)
          .networkInterfaceOwnerId(world.account().id())
          .privateIpAddress(association.endpoint().privateAddress())
          .instanceId(instances(world, it).findFirst().orElse(null));
    }
    return answer.build();
  }

  private static Filters<ElasticIp> filters(World world) {
    return new Filters<ElasticIp>(it -> world.tagsOf(it.allocationId()))
        .one("allocation-id", ElasticIp::allocationId)
        .one("public-ip", ElasticIp::publicIp)
        .one("domain", _ -> "vpc")
        .all("association-id", ElasticIp::associationId)
        .all("network-interface-id", it -> endpoint(it).map(ElasticIp.Endpoint::interfaceId))
        .all("private-ip-address", it -> endpoint(it).map(ElasticIp.Endpoint::privateAddress))
        .all("instance-id", it -> instances(world, it));
  }

  private static Stream<ElasticIp.Endpoint> endpoint(ElasticIp it) {
    return Stream.ofNullable(it.association()).map(Association::endpoint);
  }

  private static Stream<String> instances(World world, ElasticIp it) {
    return endpoint(it)
        .map(each -> world.networkInterface(each.interfaceId()))
        .flatMap(card -> Stream.ofNullable(card.attachment()))
        .map(Attachment::instanceId);
  }

  private static ElasticIp named(
      World world, @Nullable String allocationId, @Nullable String publicIp) {
    if (allocationId != null) {
      return ElasticIps.byAllocation(world, allocationId);
    }
    if (publicIp == null) {
      throw Refusals.missingParameter("allocationId or publicIp");
    }
    return ElasticIps.byPublicIp(world, publicIp);
  }

  private static List<Resource> created(World world, AllocateAddressRequest request) {
    return List.of(Targets.created(world, "elastic-ip", request.tagSpecifications()));
  }

  private static List<Resource> released(World world, ReleaseAddressRequest request) {
    return Targets.of(
        world, named(world, request.allocationId(), request.publicIp()).allocationId());
  }

  private static List<Resource> associated(World world, AssociateAddressRequest request) {
    ElasticIp address = named(world, request.allocationId(), request.publicIp());
    List<Resource> all = new ArrayList<>(Targets.of(world, address.allocationId()));
    all.addAll(onInterface(world, interfaceId(world, request)));
    return all;
  }

  private static List<Resource> disassociated(World world, DisassociateAddressRequest request) {
    return world.addresses().stream()
        .filter(
            it ->
                it.associationId().anyMatch(id -> id.equals(request.associationId()))
                    || it.publicIp().equals(request.publicIp()))
        .flatMap(
            it ->
                Stream.concat(
                    Targets.of(world, it.allocationId()).stream(),
                    endpoint(it).flatMap(at -> onInterface(world, at.interfaceId()).stream())))
        .toList();
  }

  /** The interface, and the instance that it is attached to. */
  private static List<Resource> onInterface(World world, String id) {
    NetworkInterface card = world.networkInterface(id);
    Attachment attachment = card.attachment();
    return attachment == null
        ? Targets.of(world, id)
        : Targets.of(world, id, attachment.instanceId());
  }
}
