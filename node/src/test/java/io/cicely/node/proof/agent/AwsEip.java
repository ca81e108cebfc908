package io.cicely.node.proof.agent;

import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.Agent;
import io.cicely.node.proof.model.Call;
import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.Code;
import io.cicely.node.proof.model.Ec2Moment;
import io.cicely.node.proof.model.ElasticIpSite;
import io.cicely.node.proof.model.Node;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.model.Turn;
import io.cicely.sim.world.ElasticIp.Association;
import io.cicely.sim.world.World;

/** awseip: what EC2 does not answer is not running, in a stop as well. */
public final class AwsEip implements Agent {
  private final ElasticIpSite site;

  /** The agent there. */
  public AwsEip(ElasticIpSite site) {
    this.site = site;
  }

  @Override
  public Run begin(Action action, int node, Node.Note note) {
    return Script.begin(action);
  }

  @Override
  public void step(Run run, Turn turn) {
    Script script = (Script) run;
    switch (script.line()) {
      case "" -> describe(script, turn);
      case "associate" ->
          turn.call(
              new Call.Associate(site.allocation(), turn.card(), privateIp(turn.self())),
              (way, trouble, what) ->
                  way.end(trouble == null ? Code.SUCCESS : Code.NOT_RUNNING, "associate", what));
      case "find" -> find(script, turn);
      case "disassociate" ->
          turn.call(
              new Call.Disassociate(script.variable()),
              (way, trouble, what) ->
                  way.end(trouble == null ? Code.SUCCESS : Code.NOT_RUNNING, "disassociate", what));
      default -> throw new IllegalStateException(script.line());
    }
  }

  private String privateIp(String self) {
    return site.privateIp(site.instances().indexOf(self));
  }

  private void describe(Script script, Turn turn) {
    for (Ec2Moment view : turn.cloud().views()) {
      described(script, turn, isAt(view.world(), turn.card()), "answered");
    }
    described(script, turn, false, "not answered");
  }

  private boolean isAt(World world, String card) {
    Association association = site.association(world);
    return association != null && association.endpoint().interfaceId().equals(card);
  }

  private static void described(Script script, Turn turn, boolean running, String how) {
    if (script.action() == Action.START) {
      if (running) {
        turn.way().end(Code.SUCCESS, "describe", how);
      } else {
        turn.way().goOn(script.at("associate"), "describe is", how);
      }
    } else if (running) {
      turn.way().goOn(script.at("find"), "describe is", how);
    } else {
      turn.way().end(Code.SUCCESS, "describe", how);
    }
  }

  private void find(Script script, Turn turn) {
    for (Ec2Moment view : turn.cloud().views()) {
      Association association = site.association(view.world());
      if (association == null) {
        turn.way().end(Code.NOT_RUNNING, "it finds no association", null);
      } else {
        turn.way().goOn(script.at("disassociate", association.id()), "finds the association", null);
      }
    }
    turn.way().end(Code.NOT_RUNNING, "it finds no association", "without an answer");
  }

  @Override
  public void monitor(Cluster cluster, int node, Results to) {
    String card = site.cards().get(node);
    for (Ec2Moment view : cluster.cloud().views()) {
      to.accept(isAt(view.world(), card) ? Code.SUCCESS : Code.NOT_RUNNING, "describe is answered");
    }
    to.accept(Code.NOT_RUNNING, "describe is not answered");
  }
}
