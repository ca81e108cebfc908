package io.cicely.cli.pacemaker;

import io.cicely.cli.host.Host;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.Result;
import java.time.Duration;

/** Pacemaker and Corosync as one node's tools show and steer them. */
public record Pacemaker(Host host) {
  /** "Not connected" of Pacemaker's exit codes ({@code crm_exit_e}). */
  private static final int DISCONNECTED = 102;

  /** The fields of {@code rsc_location} that a move adds are gone by then, whatever happens. */
  private static final String LIFETIME = "PT10M";

  static Failure down(String why) {
    return new Failure(
        Code.CLUSTER_UNREACHABLE,
        "Cannot ask Pacemaker",
        why,
        "Look at `systemctl status corosync pacemaker` on the node");
  }

  /** Everything that crm_mon tells. */
  public ClusterStatus status() {
    Result result = host.run(Command.of("crm_mon", "--output-as=xml"));
    if (result.out().isBlank()) {
      throw down(said(result));
    }
    return CrmMon.parse(result.out());
  }

  /** The configuration part of the CIB. */
  public Cib cib() {
    return Cib.parse(run(Command.of("cibadmin", "--query", "--scope", "configuration")).out());
  }

  /** The node's own links. */
  public Links links() {
    return Links.parse(run(Command.of("corosync-cfgtool", "-s")).out());
  }

  /**
   * Asks for the resource to run on {@code node}, by a constraint {@code cli-prefer-RESOURCE} that
   * ends by itself after ten minutes if nobody removes it before.
   */
  public void prefer(String resource, String node) {
    run(
        Command.of(
            "crm_resource",
            "--move",
            "--resource",
            resource,
            "--node",
            node,
            "--lifetime",
            LIFETIME));
  }

  /** Removes what {@link #prefer} added; harmless where it is gone. */
  public void unprefer(String resource, String node) {
    run(Command.of("crm_resource", "--clear", "--resource", resource, "--node", node));
  }

  /**
   * Forgets the resource's failures by looking at it anew. Never {@code --cleanup}: after a move
   * that failed half-way it was seen to restart a healthy resource, a probe does not.
   */
  public void refresh(String resource) {
    run(Command.of("crm_resource", "--refresh", "--resource", resource));
  }

  /** Waits until Pacemaker has nothing left to do. */
  public void settle(Duration limit) {
    Command wait =
        Command.of("crm_resource", "--wait", "--timeout", Math.max(1, limit.toSeconds()) + "s");
    run(wait.within(limit.plusSeconds(5)));
  }

  private Result run(Command command) {
    Result result = host.run(command);
    if (result.exitCode() == DISCONNECTED) {
      throw down(said(result));
    }
    return result.orFail();
  }

  private String said(Result result) {
    String text = result.err().isBlank() ? "exit code " + result.exitCode() : result.err().strip();
    return host.name() + " says: " + text.replace("\n", "; ");
  }
}
