package io.cicely.cli.operate;

import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.ClusterStatus.FailedAction;
import io.cicely.cli.pacemaker.ClusterStatus.History;
import java.util.List;
import java.util.Optional;

/** Whether a move may still succeed. Pure. */
record Hope(String resource, String node) {
  /** Why it cannot, one clause; empty while it may. */
  Optional<String> lostIn(ClusterStatus status) {
    boolean gone =
        status.nodes().stream().anyMatch(each -> each.name().equals(node) && !each.online());
    if (gone) {
      return Optional.of(node + " went offline");
    }
    boolean givenUp =
        status.history().stream()
            .filter(each -> each.resource().equals(resource) && each.node().equals(node))
            .anyMatch(History::givenUp);
    List<FailedAction> failures =
        status.failures().stream()
            .filter(failure -> failure.of(resource) && failure.node().equals(node))
            .toList();
    return givenUp || failures.stream().anyMatch(FailedAction::hard)
        ? Optional.of("Pacemaker gave up there" + reasons(failures))
        : Optional.empty();
  }

  private static String reasons(List<FailedAction> failures) {
    List<String> reasons = failures.stream().map(FailedAction::text).toList();
    return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
  }
}
