package io.cicely.cli.pacemaker;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a cluster as one of its nodes sees it (crm_mon's XML, schema {@code crm_mon-2.*}).
 *
 * @param dc the designated controller's name, or empty while there is none
 * @param quorate whether this node's partition has quorum
 */
public record ClusterStatus(
    String version,
    String dc,
    boolean quorate,
    boolean fencingEnabled,
    boolean maintenanceMode,
    boolean stopAllResources,
    List<Node> nodes,
    List<Resource> resources,
    List<History> history,
    List<FailedAction> failures,
    List<FenceEvent> fencings,
    List<Ban> bans) {

  public ClusterStatus {
    nodes = List.copyOf(nodes);
    resources = List.copyOf(resources);
    history = List.copyOf(history);
    failures = List.copyOf(failures);
    fencings = List.copyOf(fencings);
    bans = List.copyOf(bans);
  }

  /** A cluster node; {@code unclean} means that Pacemaker wants it fenced. */
  public record Node(
      String name,
      boolean online,
      boolean standby,
      boolean maintenance,
      boolean pending,
      boolean unclean,
      boolean shutdown) {}

  /**
   * A primitive, or one instance of it.
   *
   * @param agent such as {@code ocf:cicely:vip}
   * @param role such as Started, Starting, Stopped
   * @param pending the action under way, such as Starting or Monitoring, or empty
   * @param nodes where it is active
   */
  public record Resource(
      String id,
      String agent,
      String role,
      String pending,
      boolean managed,
      boolean blocked,
      boolean failed,
      List<String> nodes) {
    private static final Set<String> LOOKS = Set.of("Monitoring", "Checking");

    public Resource {
      nodes = List.copyOf(nodes);
    }

    /** Whether an action under way may change where it runs; a look at it does not. */
    public boolean changing() {
      return !pending.isEmpty() && !LOOKS.contains(pending);
    }

    /** Whether it runs there alone and nothing is being done about it. */
    public boolean settledOn(String node) {
      return role.equals("Started") && !changing() && nodes.equals(List.of(node));
    }
  }

  /** How often a resource failed on a node, and how often it may. */
  public record History(String node, String resource, int failCount, int migrationThreshold) {
    /** Whether Pacemaker no longer tries it there. */
    public boolean givenUp() {
      return failCount >= Score.INFINITY
          || (migrationThreshold > 0 && failCount >= migrationThreshold);
    }
  }

  /**
   * The last failure of an operation, such as {@code vip_start_0}.
   *
   * @param status the exit code's name, such as {@code Invalid parameter}
   * @param reason the agent's exit reason, or empty
   */
  public record FailedAction(
      String operation, String node, int exitCode, String status, String reason, String when) {
    private static final Set<Integer> HARD = Set.of(2, 3, 4, 5, 6);

    /**
     * Whether Pacemaker does not try that node again until the failure expires (Pacemaker
     * Administration, "OCF Return Codes": hard and fatal errors).
     */
    public boolean hard() {
      return HARD.contains(exitCode);
    }

    /** One clause. */
    public String text() {
      return operation + " on " + node + ": " + (reason.isEmpty() ? status : reason);
    }

    /** Whether it is an operation of that resource. */
    public boolean of(String resource) {
      return operation.startsWith(resource + "_");
    }
  }

  /** A fencing, newest first. */
  public record FenceEvent(
      String target, String action, Outcome outcome, String reason, String when) {
    /** How it ended, if it did. */
    public enum Outcome {
      SUCCESS,
      FAILED,
      PENDING
    }
  }

  /** A constraint that keeps a resource off a node. */
  public record Ban(String id, String resource, String node) {}

  /** The resource of that id. */
  public Optional<Resource> resource(String id) {
    return resources.stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
