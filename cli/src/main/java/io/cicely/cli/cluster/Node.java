package io.cicely.cli.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * A cluster node.
 *
 * @param unclean whether Pacemaker wants it fenced
 * @param links lost Corosync links as the node itself sees them; empty if all are there
 * @param fencing whether it could be fenced now
 * @param lastFencing the last time that it was fenced or should have been, or empty
 */
public record Node(
    String name,
    boolean online,
    boolean standby,
    boolean maintenance,
    boolean pending,
    boolean unclean,
    boolean shutdown,
    Seen<List<String>> links,
    Fencing fencing,
    String lastFencing) {

  /** Whether the cluster could fence a node. */
  public sealed interface Fencing {
    /** A device for it runs and its monitor is content. */
    record Ready(String device) implements Fencing {}

    /** It could not, for that reason. */
    record NotReady(String why) implements Fencing {}

    /** Only the device itself could tell. */
    record Unknown(String why) implements Fencing {}
  }

  /** Why it could not take over a VIP; empty if it could. */
  public List<String> obstacles() {
    List<String> found = new ArrayList<>();
    note(found, unclean, "waits for its fencing");
    note(found, !online && !unclean, "is offline");
    note(found, pending, "is only joining");
    note(found, standby, "is in standby");
    note(found, maintenance, "is in maintenance");
    note(found, shutdown, "shuts down");
    return found;
  }

  private static void note(List<String> found, boolean so, String what) {
    if (so) {
      found.add(what);
    }
  }

  /** Its state in one word or two. */
  public String state() {
    if (unclean) {
      return "unclean";
    }
    List<String> found = new ArrayList<>();
    found.add(online ? "online" : "offline");
    note(found, pending, "joining");
    note(found, standby, "standby");
    note(found, maintenance, "maintenance");
    note(found, shutdown, "shutting down");
    return String.join(", ", found);
  }
}
