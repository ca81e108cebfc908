package io.cicely.node.proof;

import io.cicely.node.proof.agent.EniAgent;
import io.cicely.node.proof.agent.EniLogic;
import io.cicely.node.proof.agent.MappedAgent;
import io.cicely.node.proof.agent.MappedLogic;
import io.cicely.node.proof.model.ElasticIpSite;
import io.cicely.node.proof.model.EniSite;
import io.cicely.node.proof.model.MappedSite;
import io.cicely.node.proof.model.RouteSite;
import io.cicely.node.proof.model.SecondaryIpSite;
import io.cicely.node.proof.model.Setup;

/** The shipped agent, mode by mode, with everything that may go wrong. */
final class Modes {
  private Modes() {}

  static Setup eni(int nodes) {
    EniSite site = new EniSite(nodes);
    return Setup.of(site, new EniAgent(site, new EniLogic()));
  }

  static Setup secondaryIp(int nodes, boolean ipv6) {
    return mapped(new SecondaryIpSite(nodes, ipv6));
  }

  static Setup route(int nodes, boolean ipv6) {
    return mapped(new RouteSite(nodes, ipv6));
  }

  /** Nothing on a node can keep it from what EC2 associates with it late. */
  static Setup elasticIp(int nodes) {
    return mapped(new ElasticIpSite(nodes)).withoutLateCalls();
  }

  private static Setup mapped(MappedSite site) {
    return Setup.of(site, new MappedAgent(site, new MappedLogic()));
  }
}
