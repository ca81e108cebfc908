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
import io.cicely.node.proof.model.RouteSite;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.model.Turn;
import java.util.List;

/**
 * aws-vpc-move-ip with {@code monapi=true}: its stop asks its monitor first, and believes it that a
 * VIP is down whose routes it could not read.
 */
public final class AwsVpcMoveIp implements Agent {
  private static final int PREFIX = 32;

  private final RouteSite site;

  /** The agent there. */
  public AwsVpcMoveIp(RouteSite site) {
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
      case "" -> look(script, turn, 0);
      case "second" -> look(script, turn, 1);
      case "replace" -> replace(script, turn, 0, "replace too");
      case "replace too" -> replace(script, turn, 1, "add");
      case "add" ->
          turn.way()
              .changing(List.of(new Change.AddAddress(NodeKernel.primary(), site.address())))
              .goOn(script.at("verify"), "adds the address", null);
      case "drop" -> drop(script, turn);
      case "verify" -> verify(script, turn);
      default -> throw new IllegalStateException(script.line());
    }
  }

  /** Reads one table after the other, then the kernel. */
  private void look(Script script, Turn turn, int table) {
    for (Ec2Moment view : turn.cloud().views()) {
      boolean here = turn.card().equals(site.target(view.world(), site.tables().get(table)));
      looked(script, turn, table, here, "the route");
    }
    looked(script, turn, table, false, "no answer");
  }

  private void looked(Script script, Turn turn, int table, boolean here, String what) {
    boolean running = here && turn.kernel().has(site.address());
    if (here && table == 0) {
      turn.way().goOn(script.at("second"), "sees", what);
    } else if (script.action() == Action.START) {
      if (running) {
        turn.way().end(Code.SUCCESS, "it sees", what);
      } else {
        turn.way().goOn(script.at("replace"), "sees", what);
      }
    } else if (running) {
      turn.way().goOn(script.at("drop"), "sees", what);
    } else {
      turn.way().end(Code.SUCCESS, "it takes it for down, seeing", what);
    }
  }

  private void replace(Script script, Turn turn, int table, String next) {
    String id = site.tables().get(table);
    turn.call(
        new Call.ReplaceRoute(id, site.destination(), turn.card()),
        (way, trouble, what) -> {
          if (trouble == null) {
            way.goOn(script.at(next), "replaces a route:", what);
          } else {
            way.end(Code.GENERIC, "it could not replace a route:", what);
          }
        });
  }

  private void drop(Script script, Turn turn) {
    var address = new Address(NodeKernel.primary(), site.address(), PREFIX);
    turn.way()
        .changing(List.of(new Change.DeleteAddress(address)))
        .goOn(script.at("verify"), "deletes the address", null);
  }

  private void verify(Script script, Turn turn) {
    boolean inKernel = turn.kernel().has(site.address());
    boolean wanted = script.action() == Action.START;
    turn.way().end(inKernel == wanted ? Code.SUCCESS : Code.GENERIC, "it looks again", null);
    turn.way().end(wanted ? Code.GENERIC : Code.SUCCESS, "it looks again", "without an answer");
  }

  @Override
  public void monitor(Cluster cluster, int node, Results to) {
    String card = site.cards().get(node);
    boolean inKernel = cluster.nodes().get(node).kernel().has(site.address());
    for (Ec2Moment view : cluster.cloud().views()) {
      boolean here =
          site.tables().stream().allMatch(each -> card.equals(site.target(view.world(), each)));
      to.accept(here && inKernel ? Code.SUCCESS : Code.NOT_RUNNING, "all is answered");
    }
    to.accept(Code.NOT_RUNNING, "a table is not answered");
  }
}
