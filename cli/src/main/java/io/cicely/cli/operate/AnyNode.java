package io.cicely.cli.operate;

import io.cicely.cli.host.Host;
import io.cicely.cli.pacemaker.Pacemaker;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Pacemaker at whichever node answers, the believed one first: the node that is asked may be the
 * one that dies. What is asked for must be harmless when done twice.
 */
final class AnyNode {
  /** Any other failure is the cluster's answer, and would be the same elsewhere. */
  private static final Set<Code> NO_ANSWER =
      EnumSet.of(Code.HOST_UNREACHABLE, Code.CLUSTER_UNREACHABLE, Code.COMMAND_TIMED_OUT);

  private final List<Pacemaker> pacemakers = new ArrayList<>();

  AnyNode(List<Host> hosts, String first) {
    for (Host host : hosts) {
      pacemakers.add(host.name().equals(first) ? 0 : pacemakers.size(), new Pacemaker(host));
    }
  }

  <T> T ask(Function<Pacemaker, T> question) {
    Failure last = null;
    for (Pacemaker pacemaker : pacemakers) {
      try {
        return question.apply(pacemaker);
      } catch (Failure failure) {
        if (!NO_ANSWER.contains(failure.code())) {
          throw failure;
        }
        last = failure;
      }
    }
    throw last == null ? new IllegalStateException("a cluster has nodes") : last;
  }

  void tell(Consumer<Pacemaker> order) {
    ask(
        pacemaker -> {
          order.accept(pacemaker);
          return true;
        });
  }
}
