package io.cicely.node.proof.model;

import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Instance.InstanceInterface;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
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
