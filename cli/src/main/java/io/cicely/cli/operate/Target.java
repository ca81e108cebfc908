package io.cicely.cli.operate;

import io.cicely.cli.cluster.Agreement;
import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Node;
import io.cicely.cli.cluster.Vip;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which VIP is to go where, and what speaks against it. Pure. */
record Target(Cluster cluster, Vip vip, Node node) {
  /**
   * What a wish means in this cluster.
   *
   * @throws Failure {@link Code#PARAMETER_INVALID} if it names nothing, or more than one thing;
   *     {@link Code#UNSAFE_NOW} if it leaves the choice of node to us and none could take the VIP
   */
  static Target of(Wish wish, Cluster cluster) {
    Vip vip = vip(wish, cluster);
    return new Target(cluster, vip, node(wish, cluster, vip));
  }

  private static Vip vip(Wish wish, Cluster cluster) {
    List<String> names = cluster.vips().stream().map(Vip::resource).toList();
    if (wish.resource() == null && names.size() == 1) {
      return cluster.vips().getFirst();
    }
    if (wish.resource() == null) {
      throw wrong("a VIP has to be named (--vip)", "VIPs", names);
    }
    return named(wish.resource(), cluster.vips(), Vip::resource, "VIP");
  }

  private static Node node(Wish wish, Cluster cluster, Vip vip) {
    if (wish.node() != null) {
      return named(wish.node(), cluster.nodes(), Node::name, "node");
    }
    List<Node> others =
        cluster.nodes().stream().filter(each -> !each.name().equals(vip.owner())).toList();
    List<String> heirs = cluster.heirs(vip);
    if (others.size() == 1) {
      return others.getFirst();
    }
    if (heirs.size() == 1) {
      return named(heirs.getFirst(), cluster.nodes(), Node::name, "node");
    }
    throw wrong("a node has to be named", "nodes", others.stream().map(Node::name).toList());
  }

  private static <T> T named(String name, List<T> all, Function<T, String> naming, String what) {
    return all.stream()
        .filter(each -> naming.apply(each).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "there is no " + what + " " + name,
                    what + "s",
                    all.stream().map(naming).toList()));
  }

  private static Failure wrong(String why, String what, List<String> names) {
    String choice = names.isEmpty() ? "none" : String.join(", ", names);
    return new Failure(
        Code.PARAMETER_INVALID,
        "Cannot move the VIP",
        why,
        "The cluster's " + what + ": " + choice);
  }

  /** Whether all witnesses see it there already. */
  boolean reached() {
    return vip.agreement().equals(new Agreement.Held(node.name()));
  }

  /** What makes it unsafe now, one clause each. */
  List<String> dangers() {
    List<String> found = new ArrayList<>(cluster.obstacles());
    found.addAll(vip.troubles());
    found.addAll(cluster.obstacles(vip, node));
    for (Node each : cluster.nodes()) {
      // A stop that fails, or a node that dies meanwhile, is answered by fencing.
      if (each.name().equals(vip.owner()) || each.equals(node)) {
        switch (each.fencing()) {
          case Node.Fencing.Ready _ -> {}
          case Node.Fencing.NotReady(String why) ->
              found.add(each.name() + " could not be fenced: " + why);
          case Node.Fencing.Unknown(String why) ->
              found.add("whether " + each.name() + " can be fenced is unknown: " + why);
        }
      }
    }
    switch (vip.agreement()) {
      case Agreement.Held _, Agreement.Down _ -> {}
      case Agreement.Moving _ -> found.add("it is on its way already: " + places());
      case Agreement.Torn _ -> found.add("the witnesses disagree: " + places());
      case Agreement.Open _ -> found.add("not all witnesses know where it is: " + places());
    }
    return found.stream().distinct().toList();
  }

  /** What each witness says. */
  String places() {
    return "Pacemaker says %s, EC2 %s, the kernels %s"
        .formatted(vip.pacemaker().text(), vip.ec2().text(), vip.kernel().text());
  }
}
