package io.cicely.cli.observe;

import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Vip.Shunned;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.ClusterStatus.Ban;
import io.cicely.cli.pacemaker.ClusterStatus.FailedAction;
import io.cicely.cli.pacemaker.ClusterStatus.History;
import io.cicely.cli.pacemaker.ClusterStatus.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Pacemaker says about one VIP's resource. */
record VipView(ClusterStatus status, String resource) {
  Place place() {
    Resource found = status.resource(resource).orElse(null);
    if (found == null) {
      return new Place.Nowhere("not in crm_mon");
    }
    if (!found.changing() && found.role().equals("Started")) {
      return Place.of(found.nodes(), "stopped");
    }
    String doing = found.changing() ? found.pending() : found.role();
    String where = found.nodes().isEmpty() ? "" : " on " + String.join(" and ", found.nodes());
    return doing.equals("Stopped")
        ? new Place.Nowhere("stopped")
        : new Place.InMotion(doing.toLowerCase(Locale.ROOT) + where);
  }

  List<String> troubles() {
    List<String> found = new ArrayList<>();
    status
        .resource(resource)
        .ifPresent(
            known -> {
              if (!known.managed()) {
                found.add(resource + " is unmanaged");
              }
              if (known.blocked()) {
                found.add(resource + " is blocked");
              }
              if (known.failed()) {
                found.add(resource + " has failed");
              }
            });
    return found;
  }

  List<String> failures() {
    return status.failures().stream()
        .filter(failure -> failure.of(resource))
        .map(FailedAction::text)
        .toList();
  }

  List<Shunned> shunned() {
    List<Shunned> found = new ArrayList<>();
    for (Ban ban : status.bans()) {
      if (ban.resource().equals(resource)) {
        found.add(new Shunned(ban.node(), "is banned for " + resource + " by " + ban.id()));
      }
    }
    for (History history : status.history()) {
      if (history.resource().equals(resource) && history.givenUp()) {
        found.add(new Shunned(history.node(), "failed " + resource + " too often"));
      }
    }
    return found;
  }
}
