package io.cicely.cli.operate;

import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Vip;
import io.cicely.cli.observe.Observer;
import io.cicely.cli.observe.Reach;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.ClusterStatus.Resource;
import io.cicely.cli.pacemaker.Pacemaker;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves a VIP: a constraint for Pacemaker to follow, a wait until all witnesses see the VIP there,
 * and the constraint gone again.
 */
public final class Move {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);

  private final Reach reach;
  private final Observer observer;
  private final Clock clock;
  private @Nullable Order order;

  /** A move in the cluster that {@code reach} reaches. */
  public Move(Reach reach, Clock clock) {
    this.reach = reach;
    this.observer = new Observer(reach);
    this.clock = clock;
  }

  /** A constraint that is in force. */
  private record Order(AnyNode cluster, String resource, String node) {
    void give() {
      cluster.tell(pacemaker -> pacemaker.prefer(resource, node));
    }

    void withdraw() {
      cluster.tell(pacemaker -> pacemaker.unprefer(resource, node));
    }
  }

  /**
   * Moves the VIP.
   *
   * @throws Failure {@link Code#UNSAFE_NOW} if it would endanger the service and is not forced;
   *     {@link Code#MOVE_FAILED} if Pacemaker gave up; {@link Code#DEADLINE_PASSED} if it is not
   *     there in time. In the latter two the VIP stays where Pacemaker puts it, and its failures
   *     are forgotten
   */
  public Moved to(Wish wish) {
    Cluster cluster = observer.look();
    Target target = Target.of(wish, cluster);
    if (target.reached()) {
      return new Moved.AlreadyThere(target.vip().address(), target.node().name());
    }
    List<String> dangers = target.dangers();
    if (!dangers.isEmpty() && !wish.force()) {
      throw new Failure(
          Code.UNSAFE_NOW,
          "Did not move " + target.vip().resource() + " to " + target.node().name(),
          String.join("; ", dangers),
          "Mend it first, or use --force");
    }
    return carryOut(target, wish.limit());
  }

  private Moved carryOut(Target target, Duration limit) {
    AnyNode cluster = new AnyNode(reach.hosts(), target.cluster().askedAt());
    String resource = target.vip().resource();
    String node = target.node().name();
    Duration began = clock.elapsed();
    try {
      give(new Order(cluster, resource, node));
      await(cluster, resource, node, Deadline.after(clock, limit));
      Duration took = clock.elapsed().minus(began);
      withdraw();
      confirm(cluster, resource, node);
      return new Moved.Arrived(target.vip().address(), target.vip().owner(), node, took);
    } catch (Failure failure) {
      throw mended(cluster, resource, node, failure);
    }
  }

  private synchronized void give(Order given) {
    order = given;
    given.give();
  }

  /** Removes the constraint if one is in force; any thread may do so at any moment. */
  public synchronized void withdraw() {
    Order given = order;
    if (given != null) {
      given.withdraw();
      order = null;
    }
  }

  private void await(AnyNode cluster, String resource, String node, Deadline deadline) {
    Waits waits = new Waits(clock, FIRST_PAUSE, LONGEST_PAUSE);
    Hope hope = new Hope(resource, node);
    String seen;
    do {
      ClusterStatus status = cluster.ask(Pacemaker::status);
      hope.lostIn(status)
          .ifPresent(
              why -> {
                throw failed(Code.MOVE_FAILED, resource, node, why);
              });
      Resource now = status.resource(resource).orElse(null);
      if (now != null && now.settledOn(node)) {
        Target arrived = look(resource, node);
        if (arrived.reached()) {
          return;
        }
        seen = arrived.places();
      } else {
        seen = "Pacemaker has it " + (now == null ? "no more" : now.role() + " " + now.nodes());
      }
    } while (waits.pause(deadline));
    throw failed(Code.DEADLINE_PASSED, resource, node, "it was not there in time: " + seen);
  }

  private Target look(String resource, String node) {
    return Target.of(new Wish(resource, node, false, Duration.ZERO), observer.look());
  }

  /** Without the constraint another one may have the last word. */
  private static void confirm(AnyNode cluster, String resource, String node) {
    cluster.tell(pacemaker -> pacemaker.settle(SETTLE_LIMIT));
    Resource now = cluster.ask(Pacemaker::status).resource(resource).orElse(null);
    if (now == null || !now.settledOn(node)) {
      String where = now == null ? "nowhere" : String.join(" and ", now.nodes());
      throw failed(
          Code.MOVE_FAILED,
          resource,
          node,
          "it got there and went to " + where + " by itself: something else prefers that");
    }
  }

  private static Failure failed(Code code, String resource, String node, String why) {
    return new Failure(
        code, "Could not move " + resource + " to " + node, why, "Look at cicely status");
  }

  /** The failure, told with what has become of the VIP; what Pacemaker holds against it is gone. */
  private Failure mended(AnyNode cluster, String resource, String node, Failure failure) {
    try {
      withdraw();
      cluster.tell(pacemaker -> pacemaker.settle(SETTLE_LIMIT));
      if (cluster.ask(Pacemaker::status).failures().stream().anyMatch(each -> each.of(resource))) {
        cluster.tell(pacemaker -> pacemaker.refresh(resource));
        cluster.tell(pacemaker -> pacemaker.settle(SETTLE_LIMIT));
      }
      Vip vip = look(resource, node).vip();
      String why = failure.why() + "; Pacemaker now has it on " + vip.pacemaker().text();
      return new Failure(failure.code(), failure.what(), why, failure.action(), failure);
    } catch (Failure unmended) {
      return new Failure(
          failure.code(),
          failure.what(),
          failure.why() + "; nor could that be mended: " + unmended.getMessage(),
          "On a node: crm_resource --clear -r %s -N %s; crm_resource --refresh -r %s"
              .formatted(resource, node, resource),
          failure);
    }
  }
}
