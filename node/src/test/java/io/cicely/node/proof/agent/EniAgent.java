package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.net.Ipv4;
import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.Ec2Moment;
import io.cicely.node.proof.model.EniSite;
import io.cicely.node.proof.model.Node;
import io.cicely.node.proof.model.NodeKernel;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.model.Turn;
import io.cicely.node.vip.EniMonitor;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The agent in mode eni. */
public final class EniAgent extends LoopAgent<EniRun> {
  private final EniSite site;
  private final EniLogic logic;

  /** The agent with that logic. */
  public EniAgent(EniSite site, EniLogic logic) {
    this.site = site;
    this.logic = logic;
  }

  @Override
  public Run begin(Action action, int node, Node.Note note) {
    return EniRun.begin(action, note.isThere() ? site.mac() : "");
  }

  @Override
  EniRun own(Run run) {
    return (EniRun) run;
  }

  @Override
  Step next(EniRun run) {
    EniView view = run.view(site.vip());
    return run.action() == Action.STOP ? logic.stop(view) : logic.start(view);
  }

  @Override
  Step after(EniRun run, Step.Write write, Trouble trouble) {
    return run.action() == Action.STOP
        ? logic.stopAfter(run.view(site.vip()), trouble)
        : logic.startAfter("Cannot", trouble);
  }

  /** The patience of a stop ends before EC2 has come to rest. */
  @Override
  Turn.Way later(EniRun run, Turn turn) {
    return run.action() == Action.STOP ? turn.later() : turn.muchLater();
  }

  @Override
  void look(EniRun run, Question question, Duration patience, Turn turn) {
    new EniLooks(site, run, turn).look(question, patience);
  }

  /** A detachment that was seen is remembered; a stop makes no use of when. */
  @Override
  EniRun remembering(EniRun run, Turn turn) {
    if (run.action() == Action.STOP) {
      return run;
    }
    EniRun next = run;
    if (run.eni().sight() instanceof Sight.Seen<EniSeen>(EniSeen seen)) {
      next = run.with(seen.remember(run.memory()));
    }
    EniRun knowing = next;
    return next.with(Age.relevant(next.memory(), id -> isGone(id, knowing, turn)));
  }

  private static boolean isGone(String id, EniRun run, Turn turn) {
    for (Ec2Moment each : turn.cloud().views()) {
      if (is(each.networkInterface(EniSite.ENI).attachment(), id)) {
        return false;
      }
    }
    return !(run.eni().sight() instanceof Sight.Seen<EniSeen>(EniSeen seen)
        && is(seen.eni().attachment(), id));
  }

  private static boolean is(@Nullable Attachment attachment, String id) {
    return attachment != null && attachment.id().equals(id);
  }

  @Override
  public void monitor(Cluster cluster, int node, Results to) {
    NodeKernel kernel = cluster.nodes().get(node).kernel();
    boolean noted = cluster.nodes().get(node).note().isThere();
    String mac = noted ? site.mac() : "";
    Ipv4 router = noted ? site.subnet().router() : null;
    String self = site.instances().get(node);
    give(EniMonitor.byKernel(site.vip(), kernel.snapshot(), mac, router), "by the kernel", to);
    EniRun run = EniRun.begin(Action.START, mac).kernel(new Sight.Seen<>(kernel));
    for (Sight<EniSeen> sight : EniLooks.answers(cluster.cloud(), self, run.now())) {
      EniRun looked = run.with(run.eni().seeing(sight));
      give(logic.monitor(looked.view(site.vip()), router), "by both", to);
      EniRun blind = looked.kernel(Sights.unknown());
      give(logic.monitor(blind.view(site.vip()), router), "with the kernel unread", to);
    }
    if (cluster.nodes().get(node).isStandby()) {
      give(EniMonitor.onStandby(run.view(site.vip())), "on standby", to);
    }
  }
}
