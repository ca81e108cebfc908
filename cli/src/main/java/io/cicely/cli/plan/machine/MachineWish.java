package io.cicely.cli.plan.machine;

import io.cicely.cli.spec.ClusterSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the machines are to be.
 *
 * @param addresses where Corosync reaches each node: the file's, or the instance's primary private
 *     address
 * @param nodePackages those at hand, of which each machine takes the one that fits it; empty: the
 *     nodes have to have it
 */
public record MachineWish(
    ClusterSpec spec, SequencedMap<String, String> addresses, List<NodePackage> nodePackages) {
  public MachineWish {
    addresses = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(addresses));
    nodePackages = List.copyOf(nodePackages);
  }
}
