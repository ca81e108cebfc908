package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.MappedSite;
import io.cicely.node.proof.model.Node;
import io.cicely.node.proof.model.NodeKernel;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.model.Turn;
import io.cicely.node.vip.MappedMonitor;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.time.Duration;

/** The agent in the modes secondary-ip, route and elastic-ip. */
public final class MappedAgent extends LoopAgent<MappedRun> {
  private final MappedSite site;
  private final MappedLogic logic;

  /** The agent with that logic. */
  public MappedAgent(MappedSite site, MappedLogic logic) {
    this.site = site;
    this.logic = logic;
  }

  @Override
  public boolean migrates() {
    return true;
  }

  @Override
  public boolean adopts() {
    return site.vip(0) instanceof Vip.ElasticIp;
  }

  @Override
  public boolean datesRecords() {
    return adopts();
  }

  @Override
  public Run begin(Action action, int node, Node.Note note) {
    return MappedRun.begin(action, site, node, note);
  }

  @Override
  MappedRun own(Run run) {
    return (MappedRun) run;
  }

  @Override
  MappedRun remembering(MappedRun run, Turn turn) {
    return run;
  }

  @Override
  Step next(MappedRun run) {
    return run.action() == Action.STOP ? logic.stop(run.view()) : logic.start(run.view());
  }

  @Override
  Step after(MappedRun run, Step.Write write, Trouble trouble) {
    return run.action() == Action.STOP
        ? logic.stopAfter("Cannot", trouble)
        : logic.startAfter(run.view(), write, "Cannot", trouble);
  }

  @Override
  void look(MappedRun run, Question question, Duration patience, Turn turn) {
    new MappedLooks(site, run, turn).look(question, patience);
  }

  @Override
  Turn.Way later(MappedRun run, Turn turn) {
    return turn.muchLater();
  }

  @Override
  public void monitor(Cluster cluster, int node, Results to) {
    Node there = cluster.nodes().get(node);
    NodeKernel kernel = there.kernel();
    String mac = there.note().isThere() ? site.mac(node) : "";
    Vip.Mapped vip = site.vip(node);
    Verdict byKernel = MappedMonitor.byKernel(vip, kernel.snapshot(), mac, there.note().isThere());
    give(byKernel, "by the kernel", to);
    MappedRun run =
        MappedRun.begin(Action.START, site, node, there.note()).kernel(new Sight.Seen<>(kernel));
    MappedLooks looks = new MappedLooks(site, run, cluster.cloud(), node);
    for (MappedRun looked : looks.whereEc2HasIt()) {
      give(logic.monitor(looked.view()), "by both", to);
      give(logic.monitor(looked.kernel(Sights.unknown()).view()), "with the kernel unread", to);
    }
    if (there.isStandby()) {
      give(MappedMonitor.onStandby(run.view()), "on standby", to);
    }
  }
}
