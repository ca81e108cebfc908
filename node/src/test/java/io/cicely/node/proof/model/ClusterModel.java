package io.cicely.node.proof.model;

import io.cicely.node.proof.search.Model;
import io.cicely.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cluster of two or three nodes with one VIP. */
public final class ClusterModel implements Model<Cluster> {
  private final Setup setup;
  private final Ec2 ec2;
  private final Promises promises;
  private final Pacemaker pacemaker;
  private final Nature nature;
  private final Fence fence;
  private final Print print;
  private final List<int[]> orders = new ArrayList<>();
  private final Cluster rest;
  private final List<Cluster> initial = new ArrayList<>();

  /** The model of that setup, with all nodes up and the VIP nowhere. */
  public ClusterModel(Setup setup) {
    this.setup = setup;
    Site site = setup.site();
    World founding = site.world();
    this.ec2 = new Ec2(founding);
    this.promises = new Promises(setup);
    this.pacemaker = new Pacemaker(setup, promises);
    this.nature = new Nature(this);
    this.fence = new Fence(this);
    this.print = new Print(site);
    int count = site.nodes();
    orders(new int[count], 0, orders);
    this.rest = new Cluster(new Cloud(ec2.at(founding), List.of()), nodes(site), null, false, null);
    initial.add(rest);
  }

  /**
   * The same, beginning as well with the VIP up on a node, and with that node back from fencing.
   */
  public ClusterModel beginningMidway() {
    Cluster up = new Recovery(this, false).from(rest).muchLater(setup.agent().datesRecords());
    initial.add(up);
    initial.add(backFromFencing(up));
    return this;
  }

  private Cluster backFromFencing(Cluster up) {
    int owner = 0;
    while (!promises.answers(up, owner)) {
      owner++;
    }
    String id = site().instances().get(owner);
    Cluster stopped = settled(carriedOut(pacemaker.lost(up, owner), new Call.Stop(id)));
    return settled(carriedOut(fence.confirmed(stopped, owner), new Call.Start(id)));
  }

  private Cluster settled(Cluster cluster) {
    Cluster at = cluster;
    while (!at.cloud().now().next().isEmpty()) {
      at = nature.after(at, at.cloud().now().next().getFirst(), false);
    }
    return at.with(at.cloud().settled());
  }

  private static List<Node> nodes(Site site) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < site.nodes(); i++) {
      nodes.add(Node.booted(site.booted(i)));
    }
    return nodes;
  }

  private static void orders(int[] order, int filled, List<int[]> to) {
    if (filled == order.length) {
      to.add(order.clone());
      return;
    }
    for (int number = 0; number < order.length; number++) {
      boolean taken = false;
      for (int i = 0; i < filled; i++) {
        taken |= order[i] == number;
      }
      if (!taken) {
        order[filled] = number;
        orders(order, filled + 1, to);
      }
    }
  }

  Setup setup() {
    return setup;
  }

  Site site() {
    return setup.site();
  }

  Promises promises() {
    return promises;
  }

  Pacemaker pacemaker() {
    return pacemaker;
  }

  Nature nature() {
    return nature;
  }

  Fence fence() {
    return fence;
  }

  @Override
  public List<Cluster> initial() {
    return List.copyOf(initial);
  }

  @Override
  public void successors(Cluster cluster, Successors<Cluster> to) {
    for (int i = 0; i < cluster.nodes().size(); i++) {
      step(cluster, i, to);
    }
    nature.successors(cluster, to);
    fence.successors(cluster, to);
    pacemaker.successors(cluster, to);
  }

  /** Lets the node's agent take its next step. */
  void step(Cluster cluster, int node, Successors<Cluster> to) {
    Run run = cluster.node(node).run();
    if (run != null) {
      setup.agent().step(run, new Turn(this, cluster, node, run.action(), to));
    }
  }

  /** The cluster after EC2 carried out the call; throws Ec2Error if it refuses. */
  Cluster carriedOut(Cluster cluster, Call call) {
    Ec2Moment now = cluster.cloud().now();
    Cluster before = cluster.breaking(promises.brokenByCall(cluster, call));
    String prefix = call.idPrefix();
    World ready =
        prefix.isEmpty()
            ? now.world()
            : ec2.withFreshId(now.world(), prefix, id -> isKnown(cluster, id));
    Ec2Moment after = now.after(call, prefix.isEmpty() ? "" : ready.freshId(prefix), ready);
    return before.with(cluster.cloud().changed(after, setup.lag()));
  }

  private boolean isKnown(Cluster cluster, String id) {
    for (Ec2Moment each : cluster.cloud().views()) {
      if (site().mentions(each.world(), id)) {
        return true;
      }
    }
    return cluster.mentions(id) || (cluster.late() != null && cluster.late().mentions(id));
  }

  @Override
  public @Nullable String violation(Cluster cluster) {
    String violation = cluster.broken();
    violation = violation == null ? promises.brokenBy(cluster) : violation;
    return violation == null ? lyingMonitor(cluster) : violation;
  }

  private @Nullable String lyingMonitor(Cluster cluster) {
    List<String> lies = new ArrayList<>();
    for (int i = 0; i < cluster.nodes().size() && lies.isEmpty(); i++) {
      int node = i;
      if (!isMonitored(cluster.node(i))) {
        continue;
      }
      String lie = promises.brokenByAbsent(cluster, i);
      if (lie != null) {
        setup
            .agent()
            .monitor(
                cluster,
                node,
                (code, why) -> {
                  if (code == Code.NOT_RUNNING) {
                    lies.add(lie + " (" + site().name(node) + ": " + why + ")");
                  }
                });
      }
    }
    return lies.isEmpty() ? null : lies.getFirst();
  }

  /** Pacemaker monitors where it takes the VIP for started or stopped, and probes who joins. */
  private static boolean isMonitored(Node node) {
    return node.life() == Node.Life.ALIVE
        && node.run() == null
        && switch (node.standing()) {
          case MEMBER ->
              node.belief() == Node.Belief.STARTED || node.belief() == Node.Belief.STOPPED;
          case FENCED -> true;
          case LOST -> false;
        };
  }

  @Override
  public long fingerprint(Cluster cluster) {
    long least = Long.MAX_VALUE;
    for (int[] order : orders) {
      print.begin(order);
      print(cluster, order);
      least = Math.min(least, print.value());
    }
    return least;
  }

  private void print(Cluster cluster, int[] order) {
    print(cluster.cloud().now().world(), order, true);
    for (Ec2Moment each : cluster.cloud().past()) {
      print(each.world(), order, false);
    }
    for (int number = 0; number < order.length; number++) {
      cluster.node(at(order, number)).print(print);
    }
    Call late = cluster.late();
    print.put(late == null);
    print.put(cluster.overtaken());
    if (late != null) {
      late.print(print);
    }
    print.put(cluster.broken() == null);
  }

  private void print(World world, int[] order, boolean present) {
    for (int number = 0; number < order.length; number++) {
      String id = site().instances().get(at(order, number));
      var instance = world.instance(id);
      print.put(instance.state());
      if (present) {
        print.put(world.dataPlane().power(id));
        print.put(instance.blockedIndexes().hashCode());
        var shutdown = instance.shutdown();
        print.put(shutdown != null && shutdown.skipOsShutdown());
      }
    }
    site().print(world, print);
  }

  private static int at(int[] order, int number) {
    int node = 0;
    while (order[node] != number) {
      node++;
    }
    return node;
  }
}
