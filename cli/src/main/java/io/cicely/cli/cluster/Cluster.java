package io.cicely.cli.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * A cluster as one look showed it.
 *
 * @param version Pacemaker's
 * @param dc the designated controller, or empty
 * @param askedAt the node whose Pacemaker was believed
 * @param fencingsUnderWay nodes that are being fenced now
 */
public record Cluster(
    String version,
    String dc,
    String askedAt,
    boolean quorate,
    boolean fencingEnabled,
    boolean maintenance,
    List<String> fencingsUnderWay,
    List<Node> nodes,
    List<Vip> vips) {

  public Cluster {
    fencingsUnderWay = List.copyOf(fencingsUnderWay);
    nodes = List.copyOf(nodes);
    vips = List.copyOf(vips);
  }

  /** What keeps the whole cluster from failing over anything, one clause each. */
  public List<String> obstacles() {
    List<String> found = new ArrayList<>();
    if (dc.isEmpty()) {
      found.add("the cluster has no designated controller yet");
    }
    if (!quorate) {
      found.add("no quorum");
    }
    if (maintenance) {
      found.add("the cluster is in maintenance mode");
    }
    if (!fencingEnabled) {
      found.add("fencing is disabled");
    }
    fencingsUnderWay.forEach(node -> found.add(node + " is being fenced"));
    for (Node node : nodes) {
      if (node.unclean()) {
        found.add(node.name() + " waits for its fencing");
      }
    }
    return found;
  }

  /** Why {@code node} could not take over {@code vip}; empty if it could. */
  public List<String> obstacles(Vip vip, Node node) {
    List<String> found = new ArrayList<>();
    node.obstacles().forEach(what -> found.add(node.name() + " " + what));
    for (Vip.Shunned shunned : vip.shunned()) {
      if (shunned.node().equals(node.name())) {
        found.add(node.name() + " " + shunned.why());
      }
    }
    return found;
  }

  /** The nodes that could take over {@code vip} from its owner. */
  public List<String> heirs(Vip vip) {
    return nodes.stream()
        .filter(node -> !node.name().equals(vip.owner()) && obstacles(vip, node).isEmpty())
        .map(Node::name)
        .toList();
  }
}
