package io.cicely.node.act;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Kernel;
import io.cicely.node.time.Deadline;
import io.cicely.node.vip.EniMonitor;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniStart;
import io.cicely.node.vip.EniStop;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Mend;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions on a VIP that moves with its ENI. */
public final class EniLoop implements Actions {
  private final Vip.Eni vip;
  private final Noted noted;
  private final Line line;
  private final Loop<EniView> loop;

  /**
   * What earlier actions of this node left on record.
   *
   * @param macAddress of the ENI, or empty
   * @param subnet of the ENI, or null
   * @param shared whether another VIP of this node runs on the same ENI
   */
  public record Noted(String macAddress, @Nullable Ipv4Network subnet, boolean shared) {
    /** Nothing on record. */
    public static Noted nothing() {
      return new Noted("", null, false);
    }

    @Nullable Ipv4 router() {
      return subnet == null ? null : subnet.router();
    }
  }

  /** A loop that must end by the deadline. */
  public EniLoop(
      Vip.Eni vip, Cloud cloud, Kernel kernel, Deadline deadline, Recorder recorder, Noted noted) {
    this.vip = vip;
    this.noted = noted;
    this.line = new Line(cloud, recorder);
    EniEyes eyes = new EniEyes(vip, noted, line, kernel, recorder);
    this.loop = new Loop<>(eyes, line, kernel, deadline, recorder);
  }

  @Override
  public Outcome start() {
    return loop.run(
        "Cannot start " + vip.address(),
        EniStart::next,
        (_, _, what, trouble) -> EniStart.after(what, trouble));
  }

  @Override
  public Outcome takeOver() {
    return new Outcome.Failed(
        new Failure(
            Code.PARAMETER_INVALID,
            "Cannot take over " + vip.address(),
            "an ENI cannot be at two nodes at once",
            "Remove allow-migrate from this resource: mode eni moves by stop and start"));
  }

  @Override
  public Outcome stop() {
    return loop.run(
        "Cannot stop " + vip.address(),
        EniStop::next,
        (view, _, _, trouble) -> EniStop.after(view, trouble));
  }

  @Override
  public Verdict mend() {
    Ipv4Network subnet = noted.subnet();
    return loop.mend(
        "Cannot mend " + vip.address(),
        EniView::kernel,
        kernel ->
            subnet == null ? List.of() : Mend.changes(vip, kernel, noted.macAddress(), subnet),
        kernel -> EniMonitor.byKernel(vip, kernel, noted.macAddress(), noted.router()));
  }

  @Override
  public Verdict monitor() {
    return loop.judge(
        Question.NETWORK_INTERFACE,
        EniView::networkInterface,
        view -> EniMonitor.byBoth(view, noted.router()));
  }

  @Override
  public Verdict monitorOnStandby() {
    loop.look(Question.KERNEL, Step.NO_HURRY);
    line.warm();
    return EniMonitor.onStandby(loop.view());
  }

  @Override
  public @Nullable Learnt learnt() {
    EniView view = loop.view();
    return view.networkInterface() instanceof Sight.Seen<EniSeen>(EniSeen seen)
            && view.subnet() instanceof Sight.Seen<Ipv4Network>(Ipv4Network subnet)
        ? new Learnt(seen.eni().id(), seen.eni().macAddress(), subnet)
        : null;
  }
}
