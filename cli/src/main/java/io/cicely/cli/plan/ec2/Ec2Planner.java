package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.Ec2Observed;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.VipSpec;

/** Plans for the EC2 side of a cluster. */
public final class Ec2Planner {
  private Ec2Planner() {}

  /** What has to change so that EC2 is as the file says; empty when it is. */
  public static Ec2Plan plan(ClusterSpec spec, Ec2Observed observed) {
    Finds finds = new Finds(spec, observed);
    Draft draft = new Draft();
    if (new Nodes(finds, draft).areThere()) {
      new Firewall(finds, draft).plan();
      for (VipSpec vip : spec.vips()) {
        switch (vip.carrier()) {
          case Carrier.Eni carrier -> new EniVip(finds, draft, vip, carrier).plan();
          case Carrier.SecondaryIp carrier -> new SecondaryIpVip(finds, draft, vip, carrier).plan();
          case Carrier.Route carrier -> new RouteVip(finds, draft, vip, carrier).plan();
          case Carrier.ElasticIp carrier -> new ElasticIpVip(finds, draft, vip, carrier).plan();
        }
      }
      new Limits(finds, draft).check();
      new Leftovers(finds, draft).plan();
    }
    return draft.plan();
  }

  /**
   * What is to be taken away once the cluster is no more: what Cicely made, and where EC2 leads the
   * VIPs. All of it is in {@link Ec2Plan#afterwards}.
   */
  public static Ec2Plan destroy(ClusterSpec spec, Ec2Observed observed) {
    Draft draft = new Draft();
    new Destruction(new Finds(spec, observed), draft).plan();
    return draft.plan();
  }
}
