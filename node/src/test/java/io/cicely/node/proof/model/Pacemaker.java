package io.cicely.node.proof.model;

import io.cicely.node.proof.model.Node.Belief;
import io.cicely.node.proof.model.Node.Life;
import io.cicely.node.proof.model.Node.Note;
import io.cicely.node.proof.model.Node.Standing;
import io.cicely.node.proof.search.Model.Successors;
import java.util.ArrayList;
import java.util.List;

/**
 * Pacemaker's contract with a resource agent, not its policy: whatever the contract allows may
 * happen. It starts only where and when no other node can have the VIP, after a stop that returned
 * 0 or a fencing that was confirmed; a failed start is followed by a stop, a failed stop by
 * fencing; a node that joins is probed first.
 */
final class Pacemaker {
  private final Setup setup;
  private final Promises promises;

  Pacemaker(Setup setup, Promises promises) {
    this.setup = setup;
    this.promises = promises;
  }

  void successors(Cluster cluster, Successors<Cluster> to) {
    for (int i = 0; i < cluster.nodes().size(); i++) {
      Node node = cluster.node(i);
      switch (node.standing()) {
        case MEMBER -> member(cluster, i, to);
        case LOST -> {}
        case FENCED -> join(cluster, i, to);
      }
      if (node.run() != null) {
        to.accept(
            ended(cluster, i, node.run().action(), Code.KILLED),
            new Event(setup.site().name(i), "the agent is killed", null));
      }
    }
  }

  private void member(Cluster cluster, int i, Successors<Cluster> to) {
    Node node = cluster.node(i);
    if (node.run() == null) {
      switch (node.belief()) {
        case STARTED -> {
          begin(cluster, i, Action.STOP, Belief.STOPPING, to);
          migrate(cluster, i, to);
        }
        case UNCLEAN -> begin(cluster, i, Action.STOP, Belief.STOPPING, to);
        case DEPARTING -> {
          if (!isMigrating(cluster)) {
            begin(cluster, i, Action.STOP, Belief.DEPARTING, to);
          }
        }
        case STOPPED -> {
          if (mayStart(cluster, i)) {
            begin(cluster, i, Action.START, Belief.STARTING, to);
          }
        }
        case STARTING, STOPPING, ARRIVING ->
            throw new IllegalStateException("nothing runs on " + node);
      }
    }
    if (cluster.nodes().stream().filter(Node::isMember).count() > 1) {
      Cluster lost = lose(cluster, i);
      String name = setup.site().name(i);
      to.accept(lost, new Event("pacemaker", "loses " + name + ", which lives on", null));
      to.accept(
          lost.change(i, each -> each.fallen(Life.DEAD, setup.site().booted(i))),
          new Event(name, "crashes, and pacemaker loses it", null));
    }
  }

  private void begin(Cluster cluster, int i, Action action, Belief belief, Successors<Cluster> to) {
    to.accept(begun(cluster, i, action, belief), event(i, action));
  }

  /**
   * To each node that could have it. The source's migrate_to changes nothing: what matters begins
   * with migrate_from on the target.
   */
  private void migrate(Cluster cluster, int source, Successors<Cluster> to) {
    Cluster departing = cluster.change(source, each -> each.with(Belief.DEPARTING));
    for (int i = 0; i < cluster.nodes().size(); i++) {
      if (setup.agent().migrates() && isFree(cluster, i) && areOthersWithout(cluster, source)) {
        begin(departing, i, Action.MIGRATE_FROM, Belief.ARRIVING, to);
      }
    }
  }

  private static boolean areOthersWithout(Cluster cluster, int source) {
    for (int i = 0; i < cluster.nodes().size(); i++) {
      if (i != source && !cluster.node(i).isSurelyWithout()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMigrating(Cluster cluster) {
    return cluster.nodes().stream()
        .anyMatch(each -> each.isMember() && each.belief() == Belief.ARRIVING);
  }

  private Event event(int i, Action action) {
    return new Event("pacemaker", action + " on " + setup.site().name(i), null);
  }

  private Cluster begun(Cluster cluster, int i, Action action, Belief belief) {
    Cluster begun =
        cluster
            .calm()
            .change(
                i, each -> each.with(belief).running(setup.agent().begin(action, i, each.note())));
    return setup.agent().datesRecords() && action != Action.STOP
        ? begun.change(i, each -> each.note().isThere() ? each.noting(Note.FRESH) : each)
        : begun;
  }

  Cluster start(Cluster cluster, int i) {
    return begun(cluster, i, Action.START, Belief.STARTING);
  }

  Cluster stop(Cluster cluster, int i) {
    boolean departing = cluster.node(i).belief() == Belief.DEPARTING;
    return begun(cluster, i, Action.STOP, departing ? Belief.DEPARTING : Belief.STOPPING);
  }

  boolean mayStart(Cluster cluster, int i) {
    return isFree(cluster, i) && cluster.nodes().stream().allMatch(Node::isSurelyWithout);
  }

  Cluster lost(Cluster cluster, int i) {
    return lose(cluster, i);
  }

  private static boolean isFree(Cluster cluster, int i) {
    Node node = cluster.node(i);
    return node.isMember() && node.belief() == Belief.STOPPED && node.run() == null;
  }

  /** A node that the VIP was leaving goes on doing so. */
  private static Cluster lose(Cluster cluster, int i) {
    boolean departing = cluster.node(i).belief() == Belief.DEPARTING;
    Belief belief = departing ? Belief.DEPARTING : Belief.UNCLEAN;
    return cluster.change(i, each -> each.with(Standing.LOST).with(belief));
  }

  /** After an action ended, of itself or not. */
  Cluster ended(Cluster cluster, int i, Action action, int code) {
    boolean success = code == Code.SUCCESS;
    Cluster next =
        success ? cluster.breaking(promises.brokenBySuccess(action, cluster, i)) : cluster;
    next = next.change(i, each -> each.running(null));
    if (success) {
      next = next.change(i, each -> each.noting(action == Action.STOP ? Note.NONE : Note.FRESH));
    }
    if (!next.node(i).isMember()) {
      return next;
    }
    return switch (action) {
      case START, MIGRATE_FROM ->
          next.change(i, each -> each.with(success ? Belief.STARTED : Belief.UNCLEAN));
      case STOP -> success ? next.change(i, each -> each.with(Belief.STOPPED)) : lose(next, i);
    };
  }

  /** Pacemaker knows of the VIP on a node that joins what a probe says. */
  void join(Cluster cluster, int i, Successors<Cluster> to) {
    if (cluster.node(i).life() != Life.ALIVE) {
      return;
    }
    List<Integer> codes = new ArrayList<>();
    setup
        .agent()
        .monitor(
            cluster,
            i,
            (code, why) -> {
              if (!codes.contains(code)) {
                codes.add(code);
                to.accept(joined(noting(cluster, i, code), i, code), joins(i, code, why));
              }
            });
  }

  private Cluster noting(Cluster cluster, int i, int code) {
    boolean found = setup.agent().adopts() && code == Code.SUCCESS;
    return found ? cluster.change(i, each -> each.noting(Note.FRESH)) : cluster;
  }

  private Event joins(int i, int code, String why) {
    String name = setup.site().name(i);
    return new Event(name, "joins, the probe says " + code, "(" + why + ")");
  }

  private static Cluster joined(Cluster cluster, int i, int code) {
    Belief belief =
        switch (code) {
          case Code.SUCCESS -> Belief.STARTED;
          case Code.NOT_RUNNING -> Belief.STOPPED;
          default -> Belief.UNCLEAN;
        };
    return cluster.change(i, each -> each.with(Standing.MEMBER).with(belief));
  }
}
