package io.cicely.node.proof.model;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.net.Change;
import io.cicely.node.proof.search.Model.Successors;
import io.cicely.sim.world.Ec2Error;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of one agent's process: what it sees, and the ways that the step may go. */
public final class Turn {
  private final ClusterModel model;
  private final Cluster cluster;
  private final int node;
  private final Action action;
  private final Successors<Cluster> to;

  Turn(ClusterModel model, Cluster cluster, int node, Action action, Successors<Cluster> to) {
    this.model = model;
    this.cluster = cluster;
    this.node = node;
    this.action = action;
    this.to = to;
  }

  /** The instance that the node is. */
  public String self() {
    return model.site().instances().get(node);
  }

  /** The node's number. */
  public int node() {
    return node;
  }

  /** The node's primary network interface. */
  public String card() {
    return model.site().cards().get(node);
  }

  /** EC2. */
  public Cloud cloud() {
    return cluster.cloud();
  }

  /** The node's kernel. */
  public NodeKernel kernel() {
    return cluster.node(node).kernel();
  }

  /** With nothing done yet. */
  public Way way() {
    return new Way(cluster);
  }

  /** With a second or two gone by. */
  public Way later() {
    return new Way(cluster, true);
  }

  /** With so much time gone by that what EC2 shows is up to date and no call is late any more. */
  public Way muchLater() {
    return new Way(cluster.muchLater(model.setup().agent().datesRecords()), true);
  }

  /** One way that the step may go. */
  public final class Way {
    private final Cluster after;
    private final boolean timePasses;

    private Way(Cluster after, boolean timePasses) {
      this.after = after;
      this.timePasses = timePasses;
    }

    private Way(Cluster after) {
      this(after, false);
    }

    /** With the kernel changed. */
    public Way changing(List<Change> changes) {
      Cluster changed = after.change(node, each -> each.with(each.kernel().after(changes)));
      return new Way(changed, timePasses);
    }

    /** The process goes on. */
    public void goOn(Run run, String what, @Nullable Object detail) {
      to.accept(after.change(node, each -> each.running(run)), event(what, detail));
    }

    /** The process ends. */
    public void end(int code, String what, @Nullable Object detail) {
      to.accept(
          model.pacemaker().ended(after, node, action, code),
          event("exit " + code + " after " + what, detail));
    }

    private Event event(String what, @Nullable Object detail) {
      return new Event(model.site().name(node), action + " " + what, detail, timePasses);
    }
  }

  /** What becomes of a call. */
  public interface Answered {
    /** Goes on from there; {@code trouble} is null if it was carried out and answered. */
    void then(Way way, @Nullable Trouble trouble, String what);
  }

  /** Calls EC2, with each way that a call may go, the one without any fault first. */
  public void call(Call call, Answered then) {
    Cluster done = null;
    try {
      done = model.carriedOut(cluster, call);
      then.then(new Way(done), null, "accepted");
    } catch (Ec2Error refused) {
      then.then(way(), trouble(refused), "refused " + refused.code());
    }
    then.then(way(), UNANSWERED, "not carried out");
    then.then(way(), DENIED, "denied");
    if (done != null) {
      then.then(new Way(done), UNANSWERED, "carried out, answer lost");
      if (model.setup().lateCalls() && cluster.late() == null && !cluster.overtaken()) {
        then.then(new Way(cluster.lingering(call)), UNANSWERED, "unanswered so far");
      }
    }
  }

  private static final Trouble UNANSWERED = new Trouble.Unavailable("ec2:Call", "timed out", "");
  private static final Trouble DENIED =
      new Trouble.Denied("ec2:Call", "UnauthorizedOperation", "no", "");

  private static Trouble trouble(Ec2Error refused) {
    return refused.code().endsWith(".NotFound")
        ? new Trouble.NotFound("ec2:Call", refused.code(), "", "")
        : new Trouble.Refused("ec2:Call", refused.code(), "", "");
  }
}
