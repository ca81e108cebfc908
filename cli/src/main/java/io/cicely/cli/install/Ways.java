package io.cicely.cli.install;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.host.Host;
import java.util.List;

/**
 * The ways to a cluster that is to be set up.
 *
 * @param hosts the nodes, in the order of the file, each with root's rights
 */
public record Ways(Cloud cloud, List<Host> hosts) {
  public Ways {
    hosts = List.copyOf(hosts);
  }
}
