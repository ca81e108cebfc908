package io.cicely.cli.observe;

import io.cicely.cli.cluster.Node.Fencing;
import io.cicely.cli.pacemaker.Cib;
import io.cicely.cli.pacemaker.Cib.Primitive;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.ClusterStatus.FenceEvent;
import io.cicely.cli.pacemaker.ClusterStatus.Resource;
import io.cicely.cli.pacemaker.FenceTargets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which nodes could be fenced: by the devices' parameters in the CIB, and by how they run. */
record FencingView(ClusterStatus status, Cib cib) {
  private List<Primitive> devices() {
    return cib.primitives().stream().filter(each -> each.agent().startsWith("stonith:")).toList();
  }

  /** The nodes' instances as the devices' host maps name them. */
  Map<String, String> instances() {
    Map<String, String> found = new HashMap<>();
    for (Primitive device : devices()) {
      FenceTargets.of(device)
          .plugs()
          .forEach(
              (node, plug) -> {
                if (plug.startsWith("i-")) {
                  found.put(node, plug);
                }
              });
    }
    return found;
  }

  /** Whether the node could be fenced now. */
  Fencing of(String node) {
    List<String> unfit = new ArrayList<>();
    List<String> dynamic = new ArrayList<>();
    for (Primitive device : devices()) {
      FenceTargets targets = FenceTargets.of(device);
      if (targets.dynamic()) {
        dynamic.add(device.id());
      } else if (targets.plugs().containsKey(node)) {
        String trouble = trouble(device.id());
        if (trouble.isEmpty()) {
          return new Fencing.Ready(device.id());
        }
        unfit.add(trouble);
      }
    }
    if (!dynamic.isEmpty()) {
      return new Fencing.Unknown(String.join(", ", dynamic) + " finds its targets by itself");
    }
    return new Fencing.NotReady(
        unfit.isEmpty() ? "no fence device is for it" : String.join("; ", unfit));
  }

  /** What is wrong with a device, or empty. */
  private String trouble(String device) {
    Resource resource = status.resource(device).orElse(null);
    if (resource == null) {
      return "Pacemaker does not run " + device;
    }
    if (resource.failed() || resource.blocked() || !resource.role().equals("Started")) {
      String state =
          resource.failed() ? "failed" : resource.role().toLowerCase(java.util.Locale.ROOT);
      return device + " is " + (resource.blocked() ? "blocked" : state) + why(device);
    }
    return "";
  }

  private String why(String device) {
    return status.failures().stream()
        .filter(failure -> failure.of(device))
        .findFirst()
        .map(failure -> " (" + failure.text() + ")")
        .orElse("");
  }

  /** The node's last fencing in one clause, or empty. */
  String last(String node) {
    for (FenceEvent event : status.fencings()) {
      if (event.target().equals(node)) {
        return switch (event.outcome()) {
          case PENDING -> event.action() + " under way";
          case SUCCESS -> event.action() + " at " + event.when();
          case FAILED -> event.action() + " FAILED at " + event.when() + reason(event);
        };
      }
    }
    return "";
  }

  private static String reason(FenceEvent event) {
    return event.reason().isEmpty() ? "" : ": " + event.reason();
  }

  /** Nodes that are being fenced now. */
  List<String> underWay() {
    return status.fencings().stream()
        .filter(event -> event.outcome() == FenceEvent.Outcome.PENDING)
        .map(FenceEvent::target)
        .distinct()
        .toList();
  }
}
