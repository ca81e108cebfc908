package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.MappedView;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The shipped decisions of mode eni, each with one bug. */
public final class Planted {
  private static final Duration LONG = Duration.ofMinutes(1);

  private Planted() {}

  /** A stop that takes what it cannot see for absent. */
  public static final class StopReadsUnknownAsAbsent extends EniLogic {
    @Override
    Step stop(EniView view) {
      return view.kernel() instanceof Sight.Unknown<Snapshot>
          ? new Step.Done("")
          : super.stop(view);
    }
  }

  /** A stop that is content once EC2 accepted to detach. */
  public static final class StopLeavesTheAddress extends EniLogic {
    @Override
    Step stop(EniView view) {
      if (view.memory().accepted().keySet().stream().anyMatch(Step.Detach.class::isInstance)) {
        return new Step.Done("");
      }
      Attachment here =
          view.networkInterface() instanceof Sight.Seen<EniSeen>(EniSeen seen)
              ? seen.attachmentHere()
              : null;
      return here == null ? super.stop(view) : new Step.Detach(here.id(), false);
    }
  }

  /** A start that takes accepted for done. */
  public static final class StartDoesNotLookAgain extends EniLogic {
    @Override
    Step start(EniView view) {
      boolean attached =
          view.memory().accepted().keySet().stream().anyMatch(Step.Attach.class::isInstance);
      return attached ? new Step.Done("") : super.start(view);
    }
  }

  /** A start that always believes that what EC2 shows as attached will stay: the bug that was. */
  public static final class StartBelievesAnOldAnswer extends EniLogic {
    @Override
    Step start(EniView view) {
      return super.start(
          new EniView(
              view.vip(),
              view.now(),
              view.asking(),
              view.networkInterface(),
              view.own(),
              view.owner(),
              view.subnet(),
              view.kernel(),
              view.memory(),
              "as if an earlier start's record stood",
              view.shared()));
    }
  }

  /** A start that waits for ever for a dead node to let go. */
  public static final class StartNeverForces extends EniLogic {
    @Override
    Step start(EniView view) {
      Step step = super.start(view);
      return step instanceof Step.Detach(String _, boolean force) && force
          ? new Step.WaitForEc2("it to be detached")
          : step;
    }
  }

  /** A start that detaches by force at once. */
  public static final class StartForces extends EniLogic {
    @Override
    Step start(EniView view) {
      Step step = super.start(view);
      return step instanceof Step.Detach(String id, boolean _) ? new Step.Detach(id, true) : step;
    }
  }

  /** A start that believes that the VIP is here already: the same bug where EC2 maps the VIP. */
  public static final class MappedStartBelievesAnOldAnswer extends MappedLogic {
    @Override
    Step start(MappedView view) {
      return super.start(
          noting(view, new MappedView.Noted("as if an earlier start's record stood", "")));
    }
  }

  private static MappedView noting(MappedView view, MappedView.Noted noted) {
    return new MappedView(
        view.vip(),
        view.now(),
        view.own(),
        view.holder(),
        view.routeTables(),
        view.elasticIp(),
        view.kernel(),
        view.memory(),
        noted);
  }

  /** A stop that takes what EC2 shows for the present, whatever a start did just before. */
  public static final class MappedStopBelievesAnOldAnswer extends MappedLogic {
    @Override
    Step stop(MappedView view) {
      return super.stop(
          noting(view, new MappedView.Noted("as if no start were of late", "", LONG)));
    }
  }

  /** A monitor that takes what it cannot see for absent. */
  public static final class MonitorReadsUnknownAsAbsent extends EniLogic {
    @Override
    Verdict monitor(EniView view, @Nullable Ipv4 router) {
      boolean unknown =
          Sights.isUnknown(view.networkInterface()) || Sights.isUnknown(view.kernel());
      return unknown ? new Verdict.Stopped() : super.monitor(view, router);
    }
  }
}
