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
    String address = primitive.parameter("ip");
    String eni = primitive.parameter("eni");
    return new Vip(
        primitive.id(),
        address,
        eni,
        view.place(),
        ec2.place(address, eni),
        kernels(address),
        view.troubles(),
        view.failures(),
        view.shunned());
  }

  private Place kernels(String address) {
    SequencedMap<String, Seen<Boolean>> byNode = new LinkedHashMap<>();
    for (ClusterStatus.Node node : status.nodes()) {
      byNode.put(node.name(), kernel(node, address));
    }
    return Place.ofKernels(byNode);
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
