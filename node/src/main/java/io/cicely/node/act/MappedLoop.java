package io.cicely.node.act;

import io.cicely.node.net.Kernel;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import io.cicely.node.vip.MappedMonitor;
import io.cicely.node.vip.MappedStart;
import io.cicely.node.vip.MappedStop;
import io.cicely.node.vip.MappedView;
import io.cicely.node.vip.Mend;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions on a VIP that EC2 maps to an interface of the node. */
public final class MappedLoop implements Actions {
  /** Longer than reassignments were seen to take (1.2 s on average of 456, AWS re:Post). */
  private static final Duration CONVERGENCE = Duration.ofSeconds(8);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private final Vip.Mapped vip;
  private final Deadline deadline;
  private final Line line;
  private final Loop<MappedView> loop;

  /** A loop that must end by the deadline. */
  public MappedLoop(
      Vip.Mapped vip,
      Cloud cloud,
      Kernel kernel,
      Deadline deadline,
      Recorder recorder,
      MappedView.@Nullable Noted noted) {
    this.vip = vip;
    this.deadline = deadline;
    this.line = new Line(cloud, recorder);
    MappedEyes eyes = new MappedEyes(vip, noted, line, kernel, recorder);
    this.loop = new Loop<>(eyes, line, kernel, deadline, recorder);
  }

  @Override
  public Outcome start() {
    return loop.run("Cannot start " + vip.address(), MappedStart::next, MappedStart::after);
  }

  /**
   * The owner stops when this returns, so that packets should have found their new way by then. Of
   * a secondary address the instance is told; of a route nobody is, and where an Elastic IP leads
   * away from answers until then.
   */
  @Override
  public Outcome takeOver() {
    Outcome outcome = start();
    return outcome instanceof Outcome.Reached && vip instanceof Vip.SecondaryIp secondary
        ? awaitConvergence(outcome, MappedStart.interfaceOf(secondary, loop.view()))
        : outcome;
  }

  private Outcome awaitConvergence(Outcome outcome, MappedView.@Nullable Noted here) {
    Deadline patience = deadline.within(CONVERGENCE);
    Waits waits = new Waits(deadline.clock(), FIRST_PAUSE, LONGEST_PAUSE);
    while (here != null && !line.metadataShows(here.macAddress(), vip.address().toString())) {
      if (!waits.pause(patience)) {
        return new Outcome.Reached(
            "Clients may miss "
                + vip.address()
                + " for a moment: the instance metadata does not show it here after "
                + CONVERGENCE.toSeconds()
                + " s");
      }
    }
    return outcome;
  }

  @Override
  public Outcome stop() {
    return loop.run(
        "Cannot stop " + vip.address(),
        MappedStop::next,
        (_, _, what, trouble) -> MappedStop.after(what, trouble));
  }

  @Override
  public Verdict mend() {
    MappedView.Noted noted = loop.view().noted();
    String mac = noted == null ? "" : noted.macAddress();
    return loop.mend(
        "Cannot mend " + vip.address(),
        MappedView::kernel,
        kernel -> noted == null ? List.of() : Mend.changes(vip, kernel, mac),
        kernel -> MappedMonitor.byKernel(vip, kernel, mac, noted != null));
  }

  @Override
  public Verdict monitor() {
    return loop.judge(whereAt(), this::where, MappedMonitor::byBoth);
  }

  @Override
  public Verdict monitorOnStandby() {
    loop.look(Question.KERNEL, Step.NO_HURRY);
    line.warm();
    return MappedMonitor.onStandby(loop.view());
  }

  /** The one question whose answer says where EC2 has the VIP. */
  private Question whereAt() {
    return switch (vip) {
      case Vip.SecondaryIp _ -> Question.OWN_INTERFACES;
      case Vip.Route _ -> Question.ROUTE_TABLES;
      case Vip.ElasticIp _ -> Question.ELASTIC_IP;
    };
  }

  /** Its answer. */
  private Sight<?> where(MappedView view) {
    return switch (vip) {
      case Vip.SecondaryIp _ -> view.own();
      case Vip.Route _ -> view.routeTables();
      case Vip.ElasticIp _ -> view.elasticIp();
    };
  }

  @Override
  public @Nullable Learnt learnt() {
    MappedView view = loop.view();
    return switch (vip) {
      case Vip.OnLink on -> learnt(MappedStart.interfaceOf(on, view));
      case Vip.ElasticIp _ ->
          view.elasticIp() instanceof Sight.Seen<MappedView.Address>(MappedView.Address seen)
              ? new Learnt(seen.elasticIp().networkInterfaceId(), "", null)
              : null;
    };
  }

  private static @Nullable Learnt learnt(MappedView.@Nullable Noted found) {
    return found == null ? null : new Learnt(found.networkInterfaceId(), found.macAddress(), null);
  }
}
