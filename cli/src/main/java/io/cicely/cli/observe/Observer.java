package io.cicely.cli.observe;

import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.host.Host;
import io.cicely.cli.pacemaker.Cib;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Looks at a whole cluster. */
public final class Observer {
  private final Reach reach;

  public Observer(Reach reach) {
    this.reach = reach;
  }

  /**
   * The cluster now.
   *
   * @throws Failure {@link Code#CLUSTER_UNREACHABLE} if no node's Pacemaker answers
   */
  public Cluster look() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // The first call to EC2 takes longest: it runs while the nodes are asked.
      Ec2View early = new Ec2View(reach.ec2(), nodesByInstance(Map.of()));
      CompletableFuture<Collection<String>> off =
          CompletableFuture.supplyAsync(early::off, threads);
      List<CompletableFuture<NodeView>> asked = new ArrayList<>();
      for (Host host : reach.hosts()) {
        asked.add(CompletableFuture.supplyAsync(() -> NodeView.of(host), threads));
      }
      return composed(asked.stream().map(CompletableFuture::join).toList(), off.join());
    }
  }

  private Cluster composed(List<NodeView> views, Collection<String> knownOff) {
    NodeView believed = believed(views);
    ClusterStatus status = value(believed.status());
    Cib cib = value(believed.cib());
    FencingView fencing = new FencingView(status, cib);
    Ec2View ec2 = new Ec2View(reach.ec2(), nodesByInstance(fencing.instances()));
    Collection<String> off = reach.instances().isEmpty() ? ec2.off() : knownOff;
    return new Picture(believed.node(), status, cib, views, fencing, ec2, off).cluster();
  }

  private Map<String, String> nodesByInstance(Map<String, String> fencedInstances) {
    Map<String, String> nodes = new HashMap<>();
    fencedInstances.forEach((node, instance) -> nodes.put(instance, node));
    reach.instances().forEach((node, instance) -> nodes.put(instance, node));
    return nodes;
  }

  /** Of partitions that see different things, the one with quorum is right. */
  private static NodeView believed(List<NodeView> views) {
    List<NodeView> told =
        views.stream()
            .filter(view -> view.status() instanceof Seen.Known && view.cib() instanceof Seen.Known)
            .toList();
    return told.stream()
        .filter(view -> value(view.status()).quorate() && !value(view.status()).dc().isEmpty())
        .findFirst()
        .or(() -> told.stream().findFirst())
        .orElseThrow(() -> nobodyTold(views));
  }

  private static Failure nobodyTold(List<NodeView> views) {
    List<String> reasons = new ArrayList<>();
    for (NodeView view : views) {
      String why =
          view.status() instanceof Seen.Unknown<ClusterStatus>(String reason)
              ? reason
              : view.cib() instanceof Seen.Unknown<Cib>(String reason) ? reason : "";
      reasons.add(view.node() + ": " + why);
    }
    return new Failure(
        Code.CLUSTER_UNREACHABLE,
        "Cannot see the cluster",
        String.join("; ", reasons),
        "Start Pacemaker on one node at least, or check the way there");
  }

  private static <T> T value(Seen<T> seen) {
    return switch (seen) {
      case Seen.Known<T>(T value) -> value;
      case Seen.Unknown<T>(String why) -> throw new IllegalStateException(why);
    };
  }
}
