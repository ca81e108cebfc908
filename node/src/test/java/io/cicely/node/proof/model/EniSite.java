package io.cicely.node.proof.model;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Link;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.Vip;
import io.cicely.sim.world.Attachment;
import io.cicely.sim.world.World;
import org.jspecify.annotations.Nullable;

/** The VIP is the address of an ENI of its own. */
public final class EniSite extends Site {
  /** The ENI. */
  public static final String ENI = "eni-0c1ce1c1ce1c1ce1c";

  private static final Ipv4 ADDRESS = Ipv4.parse("192.168.1.50");

  private final World world =
      founding().networkInterface(ENI, SUBNET, ADDRESS.toString(), "vip").world();
  private final String mac = world.networkInterface(ENI).mac();

  /** For so many nodes. */
  public EniSite(int nodes) {
    super(nodes);
  }

  /** The VIP. */
  public Vip.Eni vip() {
    return new Vip.Eni(ADDRESS, ENI);
  }

  /** The range of the ENI's subnet. */
  public Ipv4Network subnet() {
    return Ipv4Network.parse("192.168.0.0/22");
  }

  /** The ENI's MAC address. */
  public String mac() {
    return mac;
  }

  @Override
  World world() {
    return world;
  }

  @Override
  public Ip address() {
    return ADDRESS;
  }

  @Override
  boolean answers(World seen, int node, Snapshot kernel) {
    Link link = kernel.linkWithMac(mac);
    return instances().get(node).equals(seen.dataPlane().liveInstance(ENI))
        && link != null
        && link.running()
        && has(kernel, ADDRESS);
  }

  @Override
  boolean keeps(World seen, int node, Snapshot kernel) {
    return answers(seen, node, kernel);
  }

  @Override
  boolean isHere(World seen, int node, Snapshot kernel) {
    Attachment attachment = seen.networkInterface(ENI).attachment();
    return answers(seen, node, kernel)
        && attachment != null
        && attachment.status() != Attachment.Status.DETACHING;
  }

  @Override
  boolean mentions(World seen, String id) {
    return seen.attachedBy(id).isPresent();
  }

  @Override
  String movingCard() {
    return ENI;
  }

  @Override
  String movingMac() {
    return mac;
  }

  @Override
  void print(World seen, Print print) {
    print(seen.networkInterface(ENI).attachment(), print);
    print.instance(seen.dataPlane().plugs().get(ENI));
  }

  private static void print(@Nullable Attachment attachment, Print print) {
    print.put(attachment == null);
    if (attachment != null) {
      print.id(attachment.id());
      print.instance(attachment.instanceId());
      print.put(attachment.deviceIndex());
      print.put(attachment.status());
      print.put(attachment.forced());
    }
  }
}
