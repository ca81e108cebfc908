package io.cicely.node.proof.model;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.Vip;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.ElasticIp.Association;
import io.cicely.sim.world.ElasticIp.Endpoint;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The VIP is an Elastic IP, associated with a secondary private address of a node. No kernel knows
 * of it: who is associated answers.
 */
public final class ElasticIpSite extends MappedSite {
  private final World world;
  private final ElasticIp elasticIp;

  /** For so many nodes. */
  public ElasticIpSite(int nodes) {
    super(nodes);
    Founding founding = founding().elasticIp("eipalloc-0c1ce1c1ce1c1ce1c", "203.0.113.50");
    for (int i = 0; i < nodes; i++) {
      founding = founding.secondary(cards().get(i), privateIp(i));
    }
    world = founding.world();
    elasticIp = ElasticIps.byAllocation(world, "eipalloc-0c1ce1c1ce1c1ce1c");
  }

  /** The private address that the node has for it. */
  public String privateIp(int node) {
    return "192.168.1." + (61 + node);
  }

  /** The Elastic IP's allocation. */
  public String allocation() {
    return elasticIp.allocationId();
  }

  /** What it is associated with by the API, or null. */
  public @Nullable Association association(World seen) {
    return ElasticIps.byAllocation(seen, allocation()).association();
  }

  @Override
  public Vip.Mapped vip(int node) {
    return new Vip.ElasticIp(address(), Ipv4.parse(privateIp(node)));
  }

  @Override
  NodeKernel booted(int node) {
    String mac = world.networkInterface(cards().get(node)).mac();
    List<Ip> own = List.of(Ipv4.parse(own(node)), Ipv4.parse(privateIp(node)));
    return NodeKernel.booted(mac, own, "192.168.0.1");
  }

  @Override
  World world() {
    return world;
  }

  @Override
  public Ip address() {
    return Ipv4.parse(elasticIp.publicIp());
  }

  @Override
  boolean answers(World seen, int node, Snapshot kernel) {
    Endpoint endpoint = seen.dataPlane().publicAddresses().get(elasticIp.publicIp());
    return endpoint != null && endpoint.interfaceId().equals(cards().get(node));
  }

  /** EC2 takes seconds to carry out what it accepted, and shows nobody when it has. */
  @Override
  boolean keeps(World seen, int node, Snapshot kernel) {
    return isHere(seen, node, kernel);
  }

  @Override
  boolean isHere(World seen, int node, Snapshot kernel) {
    Association association = association(seen);
    return association != null && association.endpoint().interfaceId().equals(cards().get(node));
  }

  @Override
  boolean mentions(World seen, String id) {
    Association association = association(seen);
    return association != null && association.id().equals(id);
  }

  @Override
  void print(World seen, Print print) {
    Association association = association(seen);
    print.id(association == null ? null : association.id());
    print.card(association == null ? null : association.endpoint().interfaceId());
    Endpoint endpoint = seen.dataPlane().publicAddresses().get(elasticIp.publicIp());
    print.card(endpoint == null ? null : endpoint.interfaceId());
  }
}
