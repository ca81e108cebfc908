package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.proof.model.Agent;
import io.cicely.node.proof.model.Call;
import io.cicely.node.proof.model.Code;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.model.Turn;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import io.cicely.sim.world.Cidr;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shipped Loop does with the steps that the decisions ask for. */
abstract class LoopAgent<R extends LoopRun<R>> implements Agent {
  /** The run as this agent made it. */
  abstract R own(Run run);

  /** As the loop takes note of what was seen before it decides. */
  abstract R remembering(R run, Turn turn);

  abstract Step next(R run);

  abstract Step after(R run, Step.Write write, Trouble trouble);

  /** What has become of everything else when the run has grown older. */
  abstract Turn.Way later(R run, Turn turn);

  abstract void look(R run, Question question, Duration patience, Turn turn);

  @Override
  public final void step(Run process, Turn turn) {
    R run = remembering(own(process), turn);
    Step step = next(run);
    switch (step) {
      case Step.Write write ->
          turn.call(
              call(write), (way, trouble, what) -> written(run, write, way, trouble, turn, what));
      case Step.Configure(List<Change> changes) -> configure(run, step, changes, turn);
      case Step.Look(Question question, Duration patience) -> look(run, question, patience, turn);
      case Step.WaitForEc2 _,
          Step.WaitForLink _,
          Step.WaitForKernel _,
          Step.Done _,
          Step.GiveUp _ ->
          carryOn(run, step, turn.way(), turn, "decides");
    }
  }

  private static Call call(Step.Write write) {
    return switch (write) {
      case Step.Detach(String id, boolean force) -> new Call.Detach(id, force);
      case Step.Attach(String eni, String instance, int index) ->
          new Call.Attach(eni, instance, index);
      case Step.AssignIpv4(String eni, String address) -> new Call.Assign(eni, address);
      case Step.AssignIpv6(String eni, String address) -> new Call.AssignIpv6(eni, address);
      case Step.UnassignIpv6(String eni, String address) -> new Call.UnassignIpv6(eni, address);
      case Step.CreateRoute(String table, String to, String eni) ->
          new Call.CreateRoute(table, Cidr.parse(to), eni);
      case Step.ReplaceRoute(String table, String to, String eni) ->
          new Call.ReplaceRoute(table, Cidr.parse(to), eni);
      case Step.Associate(String allocation, String eni, String address) ->
          new Call.Associate(allocation, eni, address);
      case Step.Disassociate(String association) -> new Call.Disassociate(association);
    };
  }

  private void written(
      R run, Step.Write write, Turn.Way way, @Nullable Trouble trouble, Turn turn, String what) {
    if (trouble == null) {
      way.goOn(run.accepting(write).forgetting(write), what, new Words(write));
    } else {
      // The loop decides on what it saw before it forgets.
      Step then = after(run, write, trouble);
      carryOn(run.forgetting(write), then, way, turn, what);
    }
  }

  private void carryOn(R run, Step step, Turn.Way way, Turn turn, String what) {
    switch (step) {
      case Step.WaitForEc2 _ -> wait(run.forgettingEc2().forgettingKernel(), step, way, turn, what);
      case Step.WaitForLink(String mac, String _) -> waitForLink(run, mac, turn, step);
      case Step.WaitForKernel _ -> wait(run.forgettingKernel(), step, way, turn, what);
      case Step.Done _ -> way.end(Code.SUCCESS, what, new Words(step));
      case Step.GiveUp(Failure _) -> way.end(Code.GENERIC, what, new Words(step));
      case Step.Look _, Step.Write _, Step.Configure _ ->
          throw new IllegalStateException(step + " is no answer to trouble");
    }
  }

  private void wait(R run, Step step, Turn.Way way, Turn turn, String what) {
    way.goOn(run, what, new Words(step));
    takingLonger(run, turn, step);
  }

  private void waitForLink(R run, String mac, Turn turn, Step step) {
    if (turn.kernel().snapshot().linkWithMac(mac) != null) {
      turn.way().goOn(run.forgettingKernel(), "sees the link after", new Words(step));
    } else {
      wait(run.forgettingKernel().forgettingEc2(), step, turn.way(), turn, "still has no link:");
    }
  }

  /** A wait may take longer. */
  private void takingLonger(R run, Turn turn, Step step) {
    if (run.mayGrowOlder()) {
      later(run, turn).goOn(run.older(), "takes its time:", new Words(step));
    }
  }

  /** The changes may be made, or none of them, or the agent is killed between two. */
  private void configure(R run, Step step, List<Change> changes, Turn turn) {
    R next = run.accepting(step).forgettingKernel();
    turn.way().changing(changes).goOn(next, "changes the kernel:", new Words(step));
    turn.way().goOn(next, "in vain tries to change the kernel:", new Words(step));
    for (int made = 1; made < changes.size(); made++) {
      List<Change> some = changes.subList(0, made);
      Step part = new Step.Configure(some);
      turn.way().changing(some).end(Code.KILLED, "being killed, having made", new Words(part));
    }
  }

  static void give(Verdict verdict, String why, Results to) {
    switch (verdict) {
      case Verdict.Running _ -> to.accept(Code.SUCCESS, why);
      case Verdict.Stopped _ -> to.accept(Code.NOT_RUNNING, why);
      case Verdict.Broken _ -> to.accept(Code.GENERIC, why);
    }
  }
}
