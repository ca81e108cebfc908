package io.cicely.node.proof.model;

import io.cicely.node.proof.model.Node.Belief;
import io.cicely.node.proof.model.Node.Life;
import io.cicely.node.proof.model.Node.Standing;
import io.cicely.node.proof.search.Model.Successors;
import io.cicely.sim.world.InstanceState;
import io.cicely.sim.world.Transition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From any state, with faults ended: what must be fenced is fenced, what must be stopped is
 * stopped, and a start reaches its goal.
 */
public final class Recovery {
  private static final int MOST_STEPS = 500;

  private final ClusterModel model;
  private final Setup setup;
  private final boolean stuck;

  /**
   * The recovery in that model; {@code stuck}: an instance without power lets go of an ENI only by
   * force.
   */
  public Recovery(ClusterModel model, boolean stuck) {
    this.model = model;
    this.setup = model.setup();
    this.stuck = stuck;
  }

  /** Null if the VIP comes to be on a node; else what it ends with instead. */
  public @Nullable String failsFrom(Cluster cluster) {
    try {
      Cluster reached = from(cluster);
      return reached.broken();
    } catch (IllegalStateException failed) {
      return failed.getMessage();
    }
  }

  /** The cluster once the VIP is on a node. */
  Cluster from(Cluster cluster) {
    Cluster at = cluster.lingering(null);
    List<String> events = new ArrayList<>();
    for (int i = 0; i < MOST_STEPS && !isReached(at); i++) {
      at = next(at, events);
      if (model.violation(at) != null) {
        throw new IllegalStateException(model.violation(at) + " after " + events);
      }
    }
    if (!isReached(at)) {
      throw new IllegalStateException("no VIP after " + MOST_STEPS + " steps: " + events);
    }
    return at;
  }

  private boolean isReached(Cluster cluster) {
    for (int i = 0; i < cluster.nodes().size(); i++) {
      Node node = cluster.node(i);
      if (node.isMember()
          && node.belief() == Belief.STARTED
          && model.promises().isHere(cluster, i)
          && model.promises().answers(cluster, i)) {
        return cluster.nodes().stream().noneMatch(each -> each.standing() == Standing.LOST);
      }
    }
    return false;
  }

  /** One step of each, so that nobody is always first. */
  private Cluster next(Cluster cluster, List<String> events) {
    Cluster at = cluster;
    boolean ec2Moved = false;
    for (Ec2Moment.Next each : at.cloud().now().next()) {
      if (!ec2Moved && happens(at, each.transition())) {
        at = model.nature().after(at, each, false);
        at = at.with(at.cloud().settled());
        events.add(each.transition().toString());
        ec2Moved = true;
      }
    }
    for (int i = 0; i < at.nodes().size(); i++) {
      if (at.node(i).run() != null) {
        First first = new First(!ec2Moved);
        model.step(at, i, first);
        at = first.taken();
        events.add(String.valueOf(first.event));
      }
    }
    return administered(at, events);
  }

  private boolean happens(Cluster cluster, Transition transition) {
    return switch (transition) {
      case Transition.LinkUnplugs(String _, boolean forced) -> forced || !isStuck(cluster);
      case Transition.DetachCompletes(String _, boolean forced) -> forced || !isStuck(cluster);
      default -> !transition.isPatient() && !Nature.isTooSoon(cluster, transition);
    };
  }

  private boolean isStuck(Cluster cluster) {
    String card = setup.site().movingCard();
    var attachment = cluster.cloud().now().networkInterface(card).attachment();
    return stuck && attachment != null && !Promises.hasPower(cluster, attachment.instanceId());
  }

  /** What Pacemaker and the fence agent do; one thing at a time. */
  private Cluster administered(Cluster cluster, List<String> events) {
    for (int i = 0; i < cluster.nodes().size(); i++) {
      Node node = cluster.node(i);
      if (node.standing() == Standing.LOST) {
        events.add("fencing of " + setup.site().name(i));
        return fenced(cluster, i);
      }
      if (node.run() != null) {
        return cluster;
      }
      boolean broken = node.belief() == Belief.STARTED && !model.promises().isHere(cluster, i);
      if (node.isMember() && (broken || mustStop(node.belief()))) {
        events.add("stop on " + setup.site().name(i));
        return model.pacemaker().stop(cluster, i);
      }
    }
    for (int i = 0; i < cluster.nodes().size(); i++) {
      if (model.pacemaker().mayStart(cluster, i)) {
        events.add("start on " + setup.site().name(i));
        return model.pacemaker().start(cluster, i);
      }
    }
    return cluster.hasMember() ? cluster : raised(cluster, events);
  }

  private static boolean mustStop(Belief belief) {
    return belief == Belief.UNCLEAN || belief == Belief.DEPARTING;
  }

  private Cluster fenced(Cluster cluster, int i) {
    String id = setup.site().instances().get(i);
    InstanceState state = cluster.cloud().now().world().instance(id).state();
    return switch (state) {
      case RUNNING -> model.carriedOut(cluster, new Call.Stop(id));
      case STOPPED, TERMINATED -> model.fence().confirmed(cluster, i);
      case PENDING, STOPPING, SHUTTING_DOWN -> cluster;
    };
  }

  /** Nobody is left: the first node is started by hand. */
  private Cluster raised(Cluster cluster, List<String> events) {
    String id = setup.site().instances().getFirst();
    if (cluster.node(0).life() == Life.ALIVE) {
      First first = new First(false);
      model.pacemaker().join(cluster, 0, first);
      events.add("the first node joins");
      return first.taken();
    }
    return cluster.cloud().now().world().instance(id).state() == InstanceState.STOPPED
        ? model.carriedOut(cluster, new Call.Start(id))
        : cluster;
  }

  /** Takes the way without any fault, or where nothing moves the one by which time passes. */
  private static final class First implements Successors<Cluster> {
    private final boolean patient;
    private @Nullable Cluster first;
    private @Nullable Cluster later;
    private @Nullable Object event;

    First(boolean patient) {
      this.patient = patient;
    }

    @Override
    public void accept(Cluster next, Object how) {
      if (first == null) {
        first = next;
        event = how;
      }
      if (patient && later == null && how instanceof Event happened && happened.timePasses()) {
        later = next;
        event = how;
      }
    }

    Cluster taken() {
      Cluster taken = later != null ? later : first;
      if (taken == null) {
        throw new IllegalStateException("there is no way to go on");
      }
      return taken;
    }
  }
}
