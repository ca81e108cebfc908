package io.cicely.cli.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * What an operator wants to know first: who holds a VIP, and would a failover succeed now.
 *
 * @param obstacles what makes a failover unsafe, one clause each
 */
public record Verdict(boolean good, String sentence, List<String> obstacles) {
  public Verdict {
    obstacles = List.copyOf(obstacles);
  }

  /** The verdict about one VIP of a cluster. */
  public static Verdict of(Cluster cluster, Vip vip) {
    List<String> obstacles = obstacles(cluster, vip);
    boolean held = vip.agreement() instanceof Agreement.Held;
    String sentence = "VIP " + vip.address() + " " + where(vip) + safety(cluster, vip, obstacles);
    return new Verdict(held && obstacles.isEmpty(), sentence, obstacles);
  }

  private static String safety(Cluster cluster, Vip vip, List<String> obstacles) {
    if (!obstacles.isEmpty()) {
      return "; NOT safe to fail over: " + String.join("; ", obstacles) + ".";
    }
    // From a place that is not known there is nothing to fail over.
    return vip.owner().isEmpty()
        ? "."
        : "; safe to fail over to " + String.join(" or ", cluster.heirs(vip)) + ".";
  }

  private static String where(Vip vip) {
    return switch (vip.agreement()) {
      case Agreement.Held(String node) -> "on " + node;
      case Agreement.Down() -> "is DOWN";
      case Agreement.Torn() -> "is in DISAGREEMENT (" + witnesses(vip) + ")";
      case Agreement.Moving() -> "is on its way (" + witnesses(vip) + ")";
      case Agreement.Open() -> "is not fully known (" + witnesses(vip) + ")";
    };
  }

  private static String witnesses(Vip vip) {
    return "Pacemaker: %s; EC2: %s; kernel: %s"
        .formatted(vip.pacemaker().text(), vip.ec2().text(), vip.kernel().text());
  }

  private static List<String> obstacles(Cluster cluster, Vip vip) {
    List<String> found = new ArrayList<>(cluster.obstacles());
    found.addAll(vip.troubles());
    found.addAll(fencing(cluster, vip));
    if (cluster.heirs(vip).isEmpty()) {
      found.addAll(nobody(cluster, vip));
    }
    for (Node node : cluster.nodes()) {
      if (node.online()) {
        found.addAll(links(node));
      }
    }
    return found.stream().distinct().toList();
  }

  private static List<String> fencing(Cluster cluster, Vip vip) {
    List<String> found = new ArrayList<>();
    for (Node node : cluster.nodes()) {
      if (node.name().equals(vip.owner())) {
        switch (node.fencing()) {
          case Node.Fencing.Ready _ -> {}
          case Node.Fencing.NotReady(String why) ->
              found.add(node.name() + " could not be fenced: " + why);
          case Node.Fencing.Unknown(String why) ->
              found.add("whether " + node.name() + " can be fenced is unknown: " + why);
        }
      }
    }
    return found;
  }

  private static List<String> nobody(Cluster cluster, Vip vip) {
    List<String> found = new ArrayList<>();
    for (Node node : cluster.nodes()) {
      if (!node.name().equals(vip.owner())) {
        found.addAll(cluster.obstacles(vip, node));
      }
    }
    return found.isEmpty() ? List.of("there is no other node") : found;
  }

  private static List<String> links(Node node) {
    return switch (node.links()) {
      case Seen.Known<List<String>>(List<String> lost) ->
          lost.stream().map(link -> node.name() + " lost " + link).toList();
      case Seen.Unknown<List<String>>(String why) ->
          List.of("the links of " + node.name() + " are unknown: " + why);
    };
  }
}
