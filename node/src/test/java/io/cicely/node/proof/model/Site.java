package io.cicely.node.proof.model;

import io.cicely.node.net.Address;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Link;
import io.cicely.node.net.Snapshot;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nodes in their VPC with what carries the VIP there, and who answers for it.
 *
 * @see EniSite
 */
public abstract class Site {
  /** The nodes' names, in the traces. */
  private static final List<String> NAMES = List.of("adam", "eva", "iris");

  /** The nodes' VPC. */
  protected static final String VPC = "vpc-0c1ce1c1ce1c1ce10";

  /** The nodes' one subnet. */
  protected static final String SUBNET = "subnet-0c1ce1c1ce1c1ce10";

  private final List<String> instances;
  private final List<String> cards;

  /** For so many nodes. */
  protected Site(int nodes) {
    instances = numbered("i-0aaaaaaaaaaaaaaa", nodes);
    cards = numbered("eni-0aaaaaaaaaaaaaaa", nodes);
  }

  private static List<String> numbered(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(each -> prefix + each).toList();
  }

  /** The nodes' instances. */
  public final List<String> instances() {
    return instances;
  }

  /** The nodes' primary network interfaces. */
  public final List<String> cards() {
    return cards;
  }

  final int nodes() {
    return instances.size();
  }

  final int nodeOf(String instanceId) {
    return instances.indexOf(instanceId);
  }

  final String name(int node) {
    return NAMES.get(node);
  }

  /** EC2 with everything at rest. */
  abstract World world();

  /** The nodes and nothing else. */
  protected final Founding founding() {
    Founding founding =
        Founding.of(new Account("123456789012", "eu-west-1", true), Instant.EPOCH)
            .vpc(VPC, "192.168.0.0/16", "2001:db8:0:c100::/56", "rtb-0c1ce1c1ce1c1ce10")
            .subnet(SUBNET, VPC, "192.168.0.0/22", "2001:db8:0:c101::/64", "eu-west-1a");
    InstanceType type = InstanceType.named("m5.large").orElseThrow();
    for (int i = 0; i < nodes(); i++) {
      founding = founding.instance(instances.get(i), type, SUBNET, cards.get(i), own(i));
    }
    return founding;
  }

  /** The node's primary private address. */
  protected static String own(int node) {
    return "192.168.1." + (11 + node);
  }

  /** The node's kernel as it boots. */
  NodeKernel booted(int node) {
    String mac = world().networkInterface(cards.get(node)).mac();
    return address().isIpv6()
        ? NodeKernel.booted(mac, List.of(), "fe80::1")
        : NodeKernel.booted(mac, List.of(Ipv4.parse(own(node))), "192.168.0.1");
  }

  /** The floating address. */
  public abstract Ip address();

  /** Whether packets for the VIP, by any way there is, come to the node and are answered there. */
  abstract boolean answers(World world, int node, Snapshot kernel);

  /** Whether the node, as it and EC2 are set up, answers for the VIP now or soon. */
  abstract boolean keeps(World world, int node, Snapshot kernel);

  /** Whether EC2 and the kernel have the VIP on the node, and neither is about to change that. */
  abstract boolean isHere(World world, int node, Snapshot kernel);

  /** Whether the kernel has the address, on whatever link that is up. */
  static boolean has(Snapshot kernel, Ip address) {
    for (Address each : kernel.addresses()) {
      Link link = kernel.linkNamed(each.link());
      if (each.address().equals(address) && link != null && link.running()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the world has an attachment (or association) of that id. */
  boolean mentions(World world, String id) {
    return false;
  }

  /** The interface that moves with the VIP, or empty where none does. */
  String movingCard() {
    return "";
  }

  /** The MAC address of the interface that moves with the VIP, or empty. */
  String movingMac() {
    return "";
  }

  /** Adds what can differ of the world, besides the instances. */
  abstract void print(World world, Print print);
}
