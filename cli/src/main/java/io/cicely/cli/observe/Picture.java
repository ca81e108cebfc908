package io.cicely.cli.observe;

import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Node;
import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.cluster.Vip;
import io.cicely.cli.pacemaker.Cib;
import io.cicely.cli.pacemaker.Cib.Primitive;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.Links;
import io.cicely.cli.spec.Way;
import io.cicely.node.net.Ip;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What all witnesses of one look tell together.
 *
 * @param askedAt the node whose Pacemaker is believed
 * @param off nodes whose instance EC2 says is off
 */
record Picture(
    String askedAt,
    ClusterStatus status,
    Cib cib,
    List<NodeView> views,
    FencingView fencing,
    Ec2View ec2,
    Collection<String> off) {
  private static final String AGENT = "ocf:cicely:vip";

  Cluster cluster() {
    return new Cluster(
        status.version(),
        status.dc(),
        askedAt,
        status.quorate(),
        status.fencingEnabled(),
        status.maintenanceMode(),
        fencing.underWay(),
        status.nodes().stream().map(this::node).toList(),
        cib.primitives().stream()
            .filter(primitive -> primitive.agent().equals(AGENT))
            .map(this::vip)
            .toList());
  }

  private Node node(ClusterStatus.Node node) {
    return new Node(
        node.name(),
        node.online(),
        node.standby(),
        node.maintenance(),
        node.pending(),
        node.unclean(),
        node.shutdown(),
        view(node.name()).links().map(Links::lost),
        fencing.of(node.name()),
        fencing.last(node.name()));
  }

  private Vip vip(Primitive primitive) {
    VipView view = new VipView(status, primitive.id());
    String address = canonical(primitive.parameter("ip"));
    Way way = Way.of(primitive::parameter);
    Place mapped = ec2.place(address, way);
    return new Vip(
        primitive.id(),
        address,
        way,
        view.place(),
        mapped,
        way instanceof Way.ElasticIp elasticIp ? translated(elasticIp, mapped) : kernels(address),
        view.troubles(),
        view.failures(),
        view.shunned());
  }

  /** The one spelling that EC2 and the kernel have as well; what is no address stays as it is. */
  private static String canonical(String address) {
    try {
      return Ip.parse(address).toString();
    } catch (IllegalArgumentException none) {
      return address;
    }
  }

  private Place kernels(String address) {
    SequencedMap<String, Seen<Boolean>> byNode = new LinkedHashMap<>();
    for (ClusterStatus.Node node : status.nodes()) {
      byNode.put(node.name(), kernel(node, address));
    }
    return Place.ofKernels(byNode);
  }

  /**
   * No kernel has an Elastic IP, and each has a private address for it: the kernel that EC2 chose
   * is asked, and testifies for itself alone.
   */
  private Place translated(Way.ElasticIp way, Place mapped) {
    return switch (mapped) {
      case Place.On(String name) ->
          status.nodes().stream()
              .filter(node -> node.name().equals(name))
              .findFirst()
              .map(node -> translated(node, way.privateAddress(name)))
              .orElseGet(() -> new Place.Unknown("EC2 has it on " + name + ", which is no node"));
      case Place.Nowhere _ -> new Place.Nowhere("no kernel is asked");
      case Place.OnSeveral _, Place.InMotion _, Place.Unknown _ ->
          new Place.Unknown("EC2 does not say whose kernel to ask");
    };
  }

  private Place translated(ClusterStatus.Node node, String privateAddress) {
    return switch (kernel(node, privateAddress)) {
      case Seen.Known<Boolean>(Boolean there) ->
          there
              ? new Place.On(node.name())
              : new Place.Nowhere(node.name() + " lacks " + privateAddress);
      case Seen.Unknown<Boolean>(String why) -> new Place.Unknown(node.name() + ": " + why);
    };
  }

  private Seen<Boolean> kernel(ClusterStatus.Node node, String address) {
    return switch (view(node.name()).kernel()) {
      case Seen.Known<Kernel>(Kernel kernel) -> kernel.has(address);
      case Seen.Unknown<Kernel>(String why) -> {
        // Nothing runs in a stopped instance; Pacemaker has to have lost it too, since EC2's
        // Describe may lag behind.
        boolean stopped = !node.online() && off.contains(node.name());
        yield stopped ? new Seen.Known<>(false) : new Seen.Unknown<>(why);
      }
    };
  }

  private NodeView view(String node) {
    return views.stream()
        .filter(view -> view.node().equals(node))
        .findFirst()
        .orElseGet(() -> NodeView.silent(node, "no way to it is known"));
  }
}
