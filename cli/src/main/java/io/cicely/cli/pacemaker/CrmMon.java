package io.cicely.cli.pacemaker;

import io.cicely.cli.pacemaker.ClusterStatus.Ban;
import io.cicely.cli.pacemaker.ClusterStatus.FailedAction;
import io.cicely.cli.pacemaker.ClusterStatus.FenceEvent;
import io.cicely.cli.pacemaker.ClusterStatus.History;
import io.cicely.cli.pacemaker.ClusterStatus.Node;
import io.cicely.cli.pacemaker.ClusterStatus.Resource;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@code crm_mon --output-as=xml} prints. */
final class CrmMon {
  private static final String SOURCE = "crm_mon's XML";

  private CrmMon() {}

  /**
   * The status.
   *
   * @throws Failure {@link Code#CLUSTER_UNREACHABLE} if it says that Pacemaker does not run
   */
  static ClusterStatus parse(String text) {
    Xml root = Xml.parse(SOURCE, text);
    if (!root.name().equals("pacemaker-result") && !root.name().equals("crm_mon")) {
      throw Xml.unexpected(SOURCE, "its root is " + root.name(), null);
    }
    requireConnection(root);
    Xml summary = root.child("summary");
    Xml dc = summary.child("current_dc");
    Xml options = summary.child("cluster_options");
    return new ClusterStatus(
        dc.text("version"),
        dc.flag("present") ? dc.text("name") : "",
        dc.flag("with_quorum"),
        options.flag("fencing-enabled", "stonith-enabled"),
        options.flag("maintenance-mode"),
        options.flag("stop-all-resources"),
        nodes(root.child("nodes")),
        root.child("resources").descendants("resource").stream().map(CrmMon::resource).toList(),
        history(root.child("node_history")),
        root.child("failures").children("failure").stream().map(CrmMon::failure).toList(),
        root.child("fence_history").children("fence_event").stream().map(CrmMon::fencing).toList(),
        root.child("bans").children("ban").stream().map(CrmMon::ban).toList());
  }

  private static void requireConnection(Xml root) {
    Xml status = root.child("status");
    String disconnected = root.child("crm-mon-disconnected").text("description");
    if (!status.has("code") || (status.text("code").equals("0") && disconnected.isEmpty())) {
      return;
    }
    List<String> said = new ArrayList<>();
    for (Xml error : status.descendants("error")) {
      said.add(error.element().getTextContent().strip());
    }
    if (!disconnected.isEmpty()) {
      said.add(disconnected);
    }
    if (said.isEmpty()) {
      said.add(status.text("message"));
    }
    throw Pacemaker.down(String.join("; ", said));
  }

  private static List<Node> nodes(Xml nodes) {
    return nodes.children("node").stream()
        .map(
            node ->
                new Node(
                    node.text("name"),
                    node.flag("online"),
                    node.flag("standby") || node.flag("standby_onfail"),
                    node.flag("maintenance"),
                    node.flag("pending"),
                    node.flag("unclean"),
                    node.flag("shutdown")))
        .toList();
  }

  private static Resource resource(Xml resource) {
    return new Resource(
        resource.text("id"),
        resource.text("resource_agent"),
        resource.text("role"),
        resource.text("pending"),
        resource.flag("managed"),
        resource.flag("blocked"),
        resource.flag("failed"),
        resource.children("node").stream().map(node -> node.text("name")).toList());
  }

  private static List<History> history(Xml nodes) {
    List<History> found = new ArrayList<>();
    for (Xml node : nodes.children("node")) {
      for (Xml resource : node.children("resource_history")) {
        found.add(
            new History(
                node.text("name"),
                resource.text("id"),
                resource.score("fail-count"),
                resource.score("migration-threshold")));
      }
    }
    return found;
  }

  private static FailedAction failure(Xml failure) {
    return new FailedAction(
        failure.text(failure.has("op_key") ? "op_key" : "id"),
        failure.text("node"),
        failure.score("exitcode"),
        failure.text("exitstatus"),
        failure.text("exitreason"),
        failure.text("last-rc-change"));
  }

  private static FenceEvent fencing(Xml event) {
    FenceEvent.Outcome outcome =
        switch (event.text("status")) {
          case "success" -> FenceEvent.Outcome.SUCCESS;
          case "failed" -> FenceEvent.Outcome.FAILED;
          case "pending" -> FenceEvent.Outcome.PENDING;
          case String other -> throw Xml.unexpected(SOURCE, "a fencing is " + other, null);
        };
    return new FenceEvent(
        event.text("target"),
        event.text("action"),
        outcome,
        event.text("exit-reason"),
        event.text("completed"));
  }

  private static Ban ban(Xml ban) {
    return new Ban(ban.text("id"), ban.text("resource"), ban.text("node"));
  }
}
