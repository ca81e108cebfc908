package io.cicely.cli.observe;

import io.cicely.cli.cluster.Seen;
import io.cicely.cli.host.Host;
import io.cicely.node.ec2.Describes;
import java.util.List;
import java.util.Map;

/**
 * What of a cluster can be reached.
 *
 * @param hosts the nodes
 * @param ec2 EC2, or why there is none
 * @param instances the nodes' EC2 instance ids by name, as far as known before looking
 */
public record Reach(List<Host> hosts, Seen<Describes> ec2, Map<String, String> instances)
    implements AutoCloseable {
  public Reach {
    hosts = List.copyOf(hosts);
    instances = Map.copyOf(instances);
  }

  /** Ends the connections to the nodes. */
  @Override
  public void close() {
    hosts.forEach(Host::close);
  }
}
