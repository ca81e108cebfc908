package io.cicely.node.proof.model;

import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Power;
import io.cicely.sim.world.World;
import org.jspecify.annotations.Nullable;

/** What must never happen. Each promise is a sentence that says how it was broken. */
public final class Promises {
  public static final String ONE_NODE = "two nodes answer for the VIP";
  public static final String STOP = "stop's 0 is a lie: the node still answers for the VIP";
  public static final String STAYS_STOPPED = "a node whose stop returned 0 answers for the VIP";
  public static final String START = "start's 0 is a lie: the VIP is not here to stay";
  public static final String MONITOR = "monitor's 7 is a lie: the VIP is here";
  public static final String FENCING = "fencing's success is a lie: the machine has power";
  public static final String FORCE = "force against a machine that has power";

  private final Setup setup;

  Promises(Setup setup) {
    this.setup = setup;
  }

  private @Nullable String judged(String promise) {
    return promise.startsWith(setup.only()) ? promise : null;
  }

  /** The promise that the state as such breaks, or null. */
  @Nullable String brokenBy(Cluster cluster) {
    int answering = 0;
    for (int i = 0; i < cluster.nodes().size(); i++) {
      // The node that a planned move leaves is stopped last.
      boolean leaving = cluster.node(i).belief() == Node.Belief.DEPARTING;
      answering += !leaving && answers(cluster, i) ? 1 : 0;
      if (isStopped(cluster.node(i)) && keeps(cluster, i) && judged(STAYS_STOPPED) != null) {
        return STAYS_STOPPED;
      }
    }
    return answering > 1 ? judged(ONE_NODE) : null;
  }

  /** Nobody promises that a distribution does not bring an address of its own. */
  private boolean isStopped(Node node) {
    return node.isMember()
        && node.belief() == Node.Belief.STOPPED
        && !node.kernel().isOnlyByDhcp(setup.site().address());
  }

  /** Whether the node answers for the VIP by any way. */
  boolean answers(Cluster cluster, int node) {
    Node machine = cluster.node(node);
    World world = cluster.cloud().now().world();
    return machine.life() == Node.Life.ALIVE
        && setup.site().answers(world, node, machine.kernel().snapshot());
  }

  private boolean keeps(Cluster cluster, int node) {
    Node machine = cluster.node(node);
    World world = cluster.cloud().now().world();
    return machine.life() == Node.Life.ALIVE
        && setup.site().keeps(world, node, machine.kernel().snapshot());
  }

  /** Of a start or a stop that says that it succeeded. */
  @Nullable String brokenBySuccess(Action action, Cluster cluster, int node) {
    return switch (action) {
      // Whoever fences a node takes the VIP from it, whatever the node is about; and no start can
      // know of a call that EC2 carries out only after it looked.
      case START, MIGRATE_FROM ->
          !cluster.node(node).isMember() || cluster.overtaken() || isHere(cluster, node)
              ? null
              : judged(START);
      case STOP -> keeps(cluster, node) ? judged(STOP) : null;
    };
  }

  boolean isHere(Cluster cluster, int node) {
    World world = cluster.cloud().now().world();
    return setup.site().isHere(world, node, cluster.node(node).kernel().snapshot());
  }

  /** Of a monitor that says that the VIP is completely absent. */
  @Nullable String brokenByAbsent(Cluster cluster, int node) {
    boolean inKernel = cluster.node(node).kernel().has(setup.site().address());
    return inKernel || keeps(cluster, node) ? judged(MONITOR) : null;
  }

  /** Of a fence agent that says that the node is off. */
  @Nullable String brokenByFenced(Cluster cluster, int node) {
    return hasPower(cluster, setup.site().instances().get(node)) ? judged(FENCING) : null;
  }

  /** Of a call that EC2 accepts. */
  @Nullable String brokenByCall(Cluster cluster, Call call) {
    if (!(call instanceof Call.Detach(String id, boolean force)) || !force) {
      return null;
    }
    World world = cluster.cloud().now().world();
    return world
        .attachedBy(id)
        .map(NetworkInterface::attachment)
        .filter(each -> each != null && hasPower(cluster, each.instanceId()))
        .map(_ -> judged(FORCE))
        .orElse(null);
  }

  static boolean hasPower(Cluster cluster, String instanceId) {
    return cluster.cloud().now().world().dataPlane().power(instanceId) != Power.OFF;
  }
}
