package io.cicely.node.proof.agent;

import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.Agent;
import io.cicely.node.proof.model.Call;
import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.Code;
import io.cicely.node.proof.model.Ec2Moment;
import io.cicely.node.proof.model.Node;
import io.cicely.node.proof.model.NodeKernel;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.model.SecondaryIpSite;
import io.cicely.node.proof.model.Turn;
import java.util.List;

/** awsvip with IPaddr2 behind it in one group: what EC2 does not answer is not running. */
public final class AwsVip implements Agent {
  private static final int PREFIX = 32;

  private final SecondaryIpSite site;

  /** The group there. */
  public AwsVip(SecondaryIpSite site) {
    this.site = site;
  }

  @Override
  public Run begin(Action action, int node, Node.Note note) {
    return Script.begin(action);
  }

  @Override
  public void step(Run run, Turn turn) {
    Script script = (Script) run;
    String vip = site.address().toString();
    switch (script.line()) {
      case "" -> begin(script, turn);
      case "assign" ->
          turn.call(
              new Call.Assign(turn.card(), vip),
              (way, trouble, what) -> {
                if (trouble == null) {
                  way.goOn(script.at("add"), "assign is", what);
                } else {
                  way.end(Code.NOT_RUNNING, "assign", what);
                }
              });
      case "add" ->
          turn.way()
              .changing(List.of(new Change.AddAddress(NodeKernel.primary(), site.address())))
              .end(Code.SUCCESS, "IPaddr2 adds the address", null);
      case "unassign" ->
          turn.call(
              new Call.Unassign(turn.card(), vip),
              (way, trouble, what) ->
                  way.end(trouble == null ? Code.SUCCESS : Code.NOT_RUNNING, "unassign", what));
      case "describe" -> describe(script, turn);
      default -> throw new IllegalStateException(script.line());
    }
  }

  private void begin(Script script, Turn turn) {
    if (script.action() == Action.START) {
      describe(script, turn);
      return;
    }
    var address = new Address(NodeKernel.primary(), site.address(), PREFIX);
    turn.way()
        .changing(List.of(new Change.DeleteAddress(address)))
        .goOn(script.at("describe"), "IPaddr2 deletes the address", null);
  }

  private void describe(Script script, Turn turn) {
    for (Ec2Moment view : turn.cloud().views()) {
      described(script, turn, site.isAssigned(view.world(), turn.card()), "answered");
    }
    described(script, turn, false, "not answered");
  }

  private static void described(Script script, Turn turn, boolean running, String how) {
    if (script.action() == Action.START) {
      turn.way().goOn(script.at(running ? "add" : "assign"), "describe is", how);
    } else if (running) {
      turn.way().goOn(script.at("unassign"), "describe is", how);
    } else {
      turn.way().end(Code.SUCCESS, "describe", how);
    }
  }

  @Override
  public void monitor(Cluster cluster, int node, Results to) {
    String card = site.cards().get(node);
    for (Ec2Moment view : cluster.cloud().views()) {
      boolean running = site.isAssigned(view.world(), card);
      to.accept(running ? Code.SUCCESS : Code.NOT_RUNNING, "describe is answered");
    }
    to.accept(Code.NOT_RUNNING, "describe is not answered");
  }
}
