package io.cicely.node.proof.model;

import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Instance.InstanceInterface;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
import io.cicely.node.ec2.RouteTable;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.Transition;
import io.cicely.sim.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulator's world at one moment: what may happen in it next and what a Describe of it says,
 * worked out once however often the search comes back to it.
 */
public final class Ec2Moment {
  private final Ec2 ec2;
  private final World world;
  private final Map<String, NetworkInterface> cards = new HashMap<>();
  private final Map<String, Instance> instances = new HashMap<>();
  private final Map<String, List<NetworkInterface>> interfaces = new HashMap<>();
  private final Map<String, RouteTable> routeTables = new HashMap<>();
  private final Map<String, ElasticIp> addresses = new HashMap<>();
  private final Map<Made, Came> calls = new HashMap<>();
  private @Nullable List<Next> next;

  /** A transition of EC2's, and the moment after it. */
  record Next(Transition transition, Ec2Moment after) {}

  Ec2Moment(Ec2 ec2, World world) {
    this.ec2 = ec2;
    this.world = world;
  }

  /** The simulator's world itself. */
  public World world() {
    return world;
  }

  /**
   * The moment after the call, which may give out the id.
   *
   * @throws Ec2Error if EC2 refuses
   */
  Ec2Moment after(Call call, String freshId, World ready) {
    Came came =
        calls.computeIfAbsent(
            new Made(call, freshId),
            _ -> {
              try {
                return new Came(ec2.at(call.on(ready)), null);
              } catch (Ec2Error refused) {
                return new Came(this, refused);
              }
            });
    if (came.refused() != null) {
      throw came.refused();
    }
    return came.after();
  }

  private record Made(Call call, String freshId) {}

  private record Came(Ec2Moment after, @Nullable Ec2Error refused) {}

  List<Next> next() {
    List<Next> known = next;
    if (known == null) {
      List<Next> found = new ArrayList<>();
      for (Transition transition : world.enabled()) {
        found.add(new Next(transition, ec2.at(world.fire(transition))));
      }
      next = found;
      known = found;
    }
    return known;
  }

  /** DescribeNetworkInterfaces. */
  public NetworkInterface networkInterface(String id) {
    return cards.computeIfAbsent(id, _ -> describe(world.networkInterface(id)));
  }

  /** DescribeInstances. */
  public Instance instance(String id) {
    return instances.computeIfAbsent(id, _ -> describe(world.instance(id)));
  }

  /** DescribeNetworkInterfaces of one instance's. */
  public List<NetworkInterface> interfacesOf(String instanceId) {
    return interfaces.computeIfAbsent(
        instanceId, id -> world.interfacesOf(id).map(this::describe).toList());
  }

  /** DescribeNetworkInterfaces by an IPv6 address: the id, or empty. */
  public String holderOfIpv6(String address) {
    return world.interfaces().stream()
        .filter(each -> each.ipv6Addresses().contains(address))
        .map(io.cicely.sim.world.NetworkInterface::id)
        .findFirst()
        .orElse("");
  }

  /** DescribeRouteTables. */
  public RouteTable routeTable(String id) {
    return routeTables.computeIfAbsent(id, _ -> describe(world.routeTable(id)));
  }

  /** DescribeAddresses. */
  public ElasticIp elasticIp(String publicIp) {
    return addresses.computeIfAbsent(publicIp, ip -> describe(ElasticIps.byPublicIp(world, ip)));
  }

  private RouteTable describe(io.cicely.sim.world.RouteTable table) {
    List<RouteTable.Route> routes = new ArrayList<>();
    for (Cidr to : table.routes().keys()) {
      RouteTarget target = table.routes().get(to);
      String eni = target instanceof RouteTarget.ToInterface(String id) ? id : "";
      boolean active = target != null && Routes.isActive(world, target);
      routes.add(new RouteTable.Route(to.toString(), eni, ownerOf(eni), active));
    }
    return new RouteTable(table.id(), table.vpcId(), routes);
  }

  private String ownerOf(String eni) {
    var card = world.interfaces().get(eni);
    var attachment = card == null ? null : card.attachment();
    return attachment == null ? "" : attachment.instanceId();
  }

  private ElasticIp describe(io.cicely.sim.world.ElasticIp address) {
    var association = address.association();
    if (association == null) {
      return new ElasticIp(address.allocationId(), address.publicIp(), "", "", "", "");
    }
    String eni = association.endpoint().interfaceId();
    return new ElasticIp(
        address.allocationId(),
        address.publicIp(),
        association.id(),
        ownerOf(eni),
        eni,
        association.endpoint().privateAddress());
  }

  private NetworkInterface describe(io.cicely.sim.world.NetworkInterface card) {
    return new NetworkInterface(
        card.id(),
        card.subnetId(),
        world.vpcOf(card),
        world.zoneOf(card),
        card.mac(),
        NetworkInterface.Status.of(card.status()),
        card.privateAddresses().stream()
            .map(each -> new PrivateAddress(each, each.equals(card.primaryAddress())))
            .toList(),
        card.ipv6Addresses(),
        attachment(card.attachment()),
        card.sourceDestCheck(),
        Map.of());
  }

  private static io.cicely.node.ec2.@Nullable Attachment attachment(
      io.cicely.sim.world.@Nullable Attachment attachment) {
    return attachment == null
        ? null
        : new io.cicely.node.ec2.Attachment(
            attachment.id(),
            attachment.instanceId(),
            attachment.deviceIndex(),
            io.cicely.node.ec2.Attachment.Status.of(attachment.status().toString()));
  }

  private Instance describe(io.cicely.sim.world.Instance instance) {
    List<InstanceInterface> interfaces = new ArrayList<>();
    world
        .interfacesOf(instance.id())
        .forEach(
            card -> {
              var attachment = attachment(card.attachment());
              if (attachment != null) {
                interfaces.add(new InstanceInterface(card.id(), card.mac(), attachment));
              }
            });
    return new Instance(
        instance.id(),
        InstanceState.of(instance.state().toString()),
        instance.type().name(),
        world.subnet(instance.subnetId()).zone(),
        instance.subnetId(),
        world.subnet(instance.subnetId()).vpcId(),
        "",
        interfaces,
        Map.of());
  }
}
