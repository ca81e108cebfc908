package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.net.Link;
import io.cicely.node.net.Snapshot;
import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.Agent;
import io.cicely.node.proof.model.Call;
import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.Code;
import io.cicely.node.proof.model.Ec2Moment;
import io.cicely.node.proof.model.EniSite;
import io.cicely.node.proof.model.Node;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.model.Turn;
import org.jspecify.annotations.Nullable;

/**
 * The agent that Cicely replaces: describe, detach, sleep, attach, sleep. A call that fails is not
 * noticed, and what a sleep returns is the result. The distribution has to configure the link.
 */
public final class ProofOfConcept implements Agent {
  private final EniSite site;

  /** The agent there. */
  public ProofOfConcept(EniSite site) {
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
      case "detach" ->
          turn.call(
              new Call.Detach(script.variable(), false),
              (way, _, what) -> way.goOn(script.at("detached", ""), "detach is", what));
      case "detached" -> slept(script, turn);
      case "attach" ->
          turn.call(
              new Call.Attach(EniSite.ENI, turn.self(), 1),
              (way, _, what) -> way.goOn(script.at("attached"), "attach is", what));
      case "attached" -> turn.way().end(Code.SUCCESS, "sleep", "10");
      default -> throw new IllegalStateException(script.line());
    }
  }

  private static void describe(Script script, Turn turn) {
    for (Ec2Moment view : turn.cloud().views()) {
      Attachment attachment = view.networkInterface(EniSite.ENI).attachment();
      if (attachment == null) {
        slept(script, turn);
      } else {
        turn.way().goOn(script.at("detach", attachment.id()), "sees", attachment.status());
      }
    }
    // An empty id is not "None": detach is tried, and fails.
    turn.way().goOn(script.at("detached"), "has no answer to describe", null);
  }

  private static void slept(Script script, Turn turn) {
    if (script.action() == Action.START) {
      turn.way().goOn(script.at("attach"), "sleeps", "15");
    } else {
      turn.way().end(Code.SUCCESS, "sleep", "15");
    }
  }

  /** {@code ifconfig | grep}: links that are up. */
  @Override
  public void monitor(Cluster cluster, int node, Results to) {
    Snapshot kernel = cluster.nodes().get(node).kernel().snapshot();
    boolean found =
        kernel.addresses().stream()
            .filter(each -> isUp(kernel.linkNamed(each.link())))
            .anyMatch(each -> each.address().equals(site.address()));
    to.accept(found ? Code.SUCCESS : Code.NOT_RUNNING, "ifconfig");
  }

  private static boolean isUp(@Nullable Link link) {
    return link != null && link.enabled();
  }
}
