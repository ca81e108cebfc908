package io.cicely.cli.observe;

import io.cicely.cli.cluster.Seen;
import io.cicely.cli.host.Host;
import io.cicely.cli.pacemaker.Cib;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.Links;
import io.cicely.cli.pacemaker.Pacemaker;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.function.Supplier;

/** All that one node tells. */
record NodeView(
    String node,
    Seen<ClusterStatus> status,
    Seen<Cib> cib,
    Seen<Links> links,
    Seen<Kernel> kernel) {

  static NodeView of(Host host) {
    Pacemaker pacemaker = new Pacemaker(host);
    try {
      return new NodeView(
          host.name(),
          reached(pacemaker::status),
          reached(pacemaker::cib),
          reached(pacemaker::links),
          reached(() -> Kernel.of(host)));
    } catch (Failure unreachable) {
      return silent(host.name(), unreachable.why());
    }
  }

  /** A node that told nothing. */
  static NodeView silent(String node, String why) {
    return new NodeView(
        node,
        new Seen.Unknown<>(why),
        new Seen.Unknown<>(why),
        new Seen.Unknown<>(why),
        new Seen.Unknown<>(why));
  }

  /** A host that is out of reach is not asked a second time: each try costs its time limit. */
  private static <T> Seen<T> reached(Supplier<T> look) {
    try {
      return new Seen.Known<>(look.get());
    } catch (Failure failure) {
      if (failure.code() == Code.HOST_UNREACHABLE || failure.code() == Code.COMMAND_TIMED_OUT) {
        throw failure;
      }
      return new Seen.Unknown<>(failure.why());
    }
  }
}
