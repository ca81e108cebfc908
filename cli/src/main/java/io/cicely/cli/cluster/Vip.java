package io.cicely.cli.cluster;

import io.cicely.cli.spec.Way;
import java.util.List;

/**
 * A VIP and where each witness sees it.
 *
 * @param resource its Pacemaker resource
 * @param way how EC2 leads its traffic to a node
 * @param troubles what is wrong with the resource itself, one clause each
 * @param failures the resource's failed actions that Pacemaker remembers
 * @param shunned nodes that may not run it now, with the reason
 */
public record Vip(
    String resource,
    String address,
    Way way,
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

  /**
   * Whether the witnesses agree. Where EC2 maps the address to an ENI that stays, a stop leaves the
   * mapping behind; and a migration has the address in two kernels, of which EC2 reaches one.
   */
  public Agreement agreement() {
    return switch (way) {
      case Way.Eni _, Way.ElasticIp _, Way.Unknown _ ->
          Agreement.of(List.of(pacemaker, ec2, kernel));
      case Way.SecondaryIp _, Way.Route _ -> {
        if (pacemaker instanceof Place.InMotion) {
          yield new Agreement.Moving();
        }
        boolean stopped = pacemaker instanceof Place.Nowhere && kernel instanceof Place.Nowhere;
        yield stopped ? new Agreement.Down() : Agreement.of(List.of(pacemaker, ec2, kernel));
      }
    };
  }

  /** The node that has to be given up for a failover: Pacemaker's word, which it acts on. */
  public String owner() {
    return pacemaker instanceof Place.On(String node) ? node : "";
  }
}
