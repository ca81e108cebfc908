package io.cicely.cli.plan.cib;

import io.cicely.cli.cluster.cib.CibText;
import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.cluster.machine.Machine;
import java.util.Comparator;
import java.util.List;

/** The CIB that a cluster has, as its machines show it. */
public final class LiveCib {
  private LiveCib() {}

  /**
   * That of a node with quorum; else of one that runs; else what a stopped node has on its disk.
   * With none of these, one in which nothing is configured.
   */
  public static Element of(List<Machine> machines) {
    return machines.stream()
        .min(Comparator.comparingInt(LiveCib::rank))
        .map(Machine::cib)
        .map(CibText::parse)
        .orElseGet(CibEdit::empty);
  }

  private static int rank(Machine machine) {
    if (machine.cib() == null) {
      return 3;
    }
    if (machine.corosync() == null) {
      return 2;
    }
    return machine.corosync().quorate() ? 0 : 1;
  }
}
