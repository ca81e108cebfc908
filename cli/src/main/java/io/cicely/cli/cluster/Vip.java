package io.cicely.cli.cluster;

import java.util.List;

/**
 * A VIP and where each witness sees it.
 *
 * @param resource its Pacemaker resource
 * @param troubles what is wrong with the resource itself, one clause each
 * @param failures the resource's failed actions that Pacemaker remembers
 * @param shunned nodes that may not run it now, with the reason
 */
public record Vip(
    String resource,
    String address,
    String eni,
    Place pacemaker,
    Place ec2,
    Place kernel,
    List<String> troubles,
    List<String> failures,
    List<Shunned> shunned) {

  public Vip {
    troubles = List.copyOf(troubles);
    failures = List.copyOf(failures);
    shunned = List.copyOf(shunned);
  }

  /** A node that Pacemaker will not run the resource on, and why. */
  public record Shunned(String node, String why) {}

  /** Whether the witnesses agree. */
  public Agreement agreement() {
    return Agreement.of(List.of(pacemaker, ec2, kernel));
  }

  /** The node that has to be given up for a failover: Pacemaker's word, which it acts on. */
  public String owner() {
    return pacemaker instanceof Place.On(String node) ? node : "";
  }
}
