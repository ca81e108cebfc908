package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ipv4;
import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.Agent;
import io.cicely.node.proof.model.Call;
import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.Code;
import io.cicely.node.proof.model.Ec2Moment;
import io.cicely.node.proof.model.EniSite;
import io.cicely.node.proof.model.NodeKernel;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.model.Turn;
import io.cicely.node.vip.EniMonitor;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent in mode eni: what EniLoop does with the steps that the decisions ask for. */
public final class EniAgent implements Agent {
  private static final int LAST_PHASE = 2;

  private final EniSite site;
  private final EniLogic logic;

  /** The agent with that logic. */
  public EniAgent(EniSite site, EniLogic logic) {
    this.site = site;
    this.logic = logic;
  }

  @Override
  public Run begin(Action action, boolean noted) {
    return EniRun.begin(action, noted ? site.mac() : "");
  }

  @Override
  public void step(Run process, Turn turn) {
    EniRun run = remembering((EniRun) process, turn);
    Step step = next(run);
    switch (step) {
      case Step.Detach(String id, boolean force) ->
          turn.call(
              new Call.Detach(id, force),
              (way, trouble, what) -> detached(run, step, way, trouble, turn, what));
      case Step.Attach(String eni, String instance, int index) ->
          turn.call(
              new Call.Attach(eni, instance, index),
              (way, trouble, what) -> attached(run, step, way, trouble, turn, what));
      case Step.Configure(List<Change> changes) -> configure(run, step, changes, turn);
      case Step.Look(var question, var patience) ->
          new EniLooks(site, run, turn).look(question, patience);
      case Step.WaitForEc2 _,
          Step.WaitForLink _,
          Step.WaitForKernel _,
          Step.Done _,
          Step.GiveUp _ ->
          carryOn(run, step, turn.way(), turn, "decides");
    }
  }

  private Step next(EniRun run) {
    EniView view = run.view(site.vip());
    return switch (run.action()) {
      case START -> logic.start(view);
      case STOP -> logic.stop(view);
    };
  }

  /** As EniLoop.view: a detachment that was seen is remembered; a stop makes no use of when. */
  private static EniRun remembering(EniRun run, Turn turn) {
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

  private void detached(
      EniRun run, Step step, Turn.Way way, @Nullable Trouble trouble, Turn turn, String what) {
    if (trouble == null) {
      EniRun accepted = run.with(run.memory().accepting(step, run.now()));
      way.goOn(accepted.forgettingEc2(), what, new Words(step));
    } else {
      // EniLoop decides on what it saw before it forgets.
      Step after = after(run, trouble);
      carryOn(run.forgettingEc2(), after, way, turn, what + " " + new Words(step) + ", then");
    }
  }

  private void attached(
      EniRun run, Step step, Turn.Way way, @Nullable Trouble trouble, Turn turn, String what) {
    EniRun next = run.own(Sights.notLooked());
    if (trouble == null) {
      way.goOn(
          seenBefore(next).with(next.memory().accepting(step, run.now())), what, new Words(step));
    } else {
      carryOn(next, after(next, trouble), way, turn, what + " " + new Words(step) + ", then");
    }
  }

  /** What was seen was seen before what is done now. */
  private static EniRun seenBefore(EniRun run) {
    if (!(run.eni().sight() instanceof Sight.Seen<EniSeen>(EniSeen seen))) {
      return run;
    }
    EniSeen earlier = new EniSeen(seen.self(), seen.eni(), Age.before(seen.at()));
    return run.with(new Glance(new Sight.Seen<>(earlier), run.eni().underWay(), true));
  }

  private Step after(EniRun run, Trouble trouble) {
    return switch (run.action()) {
      case START -> logic.startAfter("Cannot", trouble);
      case STOP -> logic.stopAfter(run.view(site.vip()), trouble);
    };
  }

  private void carryOn(EniRun run, Step step, Turn.Way way, Turn turn, String what) {
    switch (step) {
      case Step.WaitForEc2 _ -> {
        EniRun next = run.forgettingEc2().forgettingKernel();
        way.goOn(next, what, new Words(step));
        later(next, turn, step);
      }
      case Step.WaitForLink(String mac, String _) -> waitForLink(run, mac, turn, step);
      case Step.WaitForKernel _ -> {
        way.goOn(run.forgettingKernel(), what, new Words(step));
        later(run.forgettingKernel(), turn, step);
      }
      case Step.Done _ -> way.end(Code.SUCCESS, what, new Words(step));
      case Step.GiveUp(Failure _) -> way.end(Code.GENERIC, what, new Words(step));
      case Step.Look _, Step.Detach _, Step.Attach _, Step.Configure _ ->
          throw new IllegalStateException(step + " is no answer to trouble");
    }
  }

  private static void waitForLink(EniRun run, String mac, Turn turn, Step step) {
    if (turn.kernel().snapshot().linkWithMac(mac) != null) {
      turn.way().goOn(run.forgettingKernel(), "sees the link after", new Words(step));
    } else {
      EniRun next = run.forgettingKernel().forgettingEc2();
      turn.way().goOn(next, "still has no link after", new Words(step));
      later(next, turn, step);
    }
  }

  /** A wait may take longer. */
  private static void later(EniRun run, Turn turn, Step step) {
    switch (run.action()) {
      case START -> {
        if (run.mayGrowOlder()) {
          turn.muchLater().goOn(run.older(), "five seconds pass in", new Words(step));
        }
      }
      case STOP -> {
        if (run.phase() < LAST_PHASE) {
          turn.later().goOn(run.in(run.phase() + 1), "its patience shrinks in", new Words(step));
        }
      }
    }
  }

  /** The changes may be made, or none of them, or the agent is killed between two. */
  private static void configure(EniRun run, Step step, List<Change> changes, Turn turn) {
    Step noted = run.action() == Action.STOP ? new Step.Configure(List.of()) : step;
    EniRun next = run.with(run.memory().accepting(noted, run.now())).forgettingKernel();
    turn.way().changing(changes).goOn(next, "changes the kernel:", new Words(step));
    turn.way().goOn(next, "in vain tries to change the kernel:", new Words(step));
    for (int made = 1; made < changes.size(); made++) {
      List<Change> some = changes.subList(0, made);
      turn.way().changing(some).end(Code.KILLED, "being killed, having made", Words.words(some));
    }
  }

  @Override
  public void monitor(Cluster cluster, int node, Results to) {
    NodeKernel kernel = cluster.nodes().get(node).kernel();
    boolean noted = cluster.nodes().get(node).noted();
    String mac = noted ? site.mac() : "";
    Ipv4 router = noted ? site.subnet().router() : null;
    String self = site.instances().get(node);
    give(EniMonitor.byKernel(site.vip(), kernel.snapshot(), mac, router), "by the kernel", to);
    EniRun run = EniRun.begin(Action.START, mac).kernel(new Sight.Seen<>(kernel));
    for (Sight<EniSeen> sight : EniLooks.answers(cluster.cloud(), self, run.now())) {
      EniRun looked = run.with(Glance.none().seeing(sight));
      give(logic.monitor(looked.view(site.vip()), router), "by both", to);
      EniRun blind = looked.kernel(Sights.unknown());
      give(logic.monitor(blind.view(site.vip()), router), "with the kernel unread", to);
    }
    Verdict standby = EniMonitor.onStandby(run.view(site.vip()));
    give(standby, "on standby", to);
  }

  private static void give(Verdict verdict, String why, Results to) {
    switch (verdict) {
      case Verdict.Running _ -> to.accept(Code.SUCCESS, why);
      case Verdict.Stopped _ -> to.accept(Code.NOT_RUNNING, why);
      case Verdict.Broken(String reason) -> to.accept(Code.GENERIC, why + ": " + reason);
    }
  }
}
