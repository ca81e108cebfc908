package io.cicely.node.fence;

import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions that change nothing. */
record Inquiry(Session session) {

  /** Whether each instance is off; what may yet run, or come back, is on. */
  Map<String, Boolean> areOff(List<String> targets) {
    List<Instance> seen =
        session
            .persistence()
            .insist(
                "Cannot see the state of " + String.join(", ", targets),
                () -> ec2().describeInstances(byIds(targets)));
    Map<String, Boolean> off = new LinkedHashMap<>();
    for (String target : targets) {
      off.put(target, isOff(target, seen));
    }
    return off;
  }

  private boolean isOff(String target, List<Instance> seen) {
    for (Instance instance : seen) {
      if (instance.id().equals(target)) {
        session.recorder().saw(target + " is " + instance.state().word());
        return isOff(instance.state());
      }
    }
    return session.proof().isGone(target);
  }

  /** By filter, for which an unknown id is no error. */
  private static Select byIds(Collection<String> ids) {
    return Select.where("instance-id", ids.toArray(String[]::new));
  }

  private static boolean isOff(InstanceState state) {
    return switch (state) {
      case InstanceState.Known.STOPPED, InstanceState.Known.TERMINATED -> true;
      case InstanceState.Known.PENDING,
          InstanceState.Known.RUNNING,
          InstanceState.Known.STOPPING,
          InstanceState.Known.SHUTTING_DOWN ->
          false;
      case InstanceState.Other _ -> false;
    };
  }

  /**
   * Whether fencing would work, tried as far as it can be without doing it: credentials, the
   * instances, and the permission to stop and start those that plug or filter name.
   *
   * @throws Failure if it would not
   */
  void monitor(Order order) {
    String account =
        session.persistence().insist("Cannot fence", () -> ec2().callerIdentity()).account();
    for (Instance instance : instances(order, account)) {
      session.recorder().saw(Sightings.of(instance, account, session.site().region()));
      if (!order.isAboutAll() && instance.state() != InstanceState.Known.TERMINATED) {
        demandPermission(instance.id());
      }
    }
  }

  private List<Instance> instances(Order order, String account) {
    Set<String> absent = new LinkedHashSet<>(session.targets(order));
    List<Instance> seen = list(order.plugs().isEmpty() ? order.filter() : byIds(absent));
    seen.forEach(instance -> absent.remove(instance.id()));
    if (seen.isEmpty() || !absent.isEmpty()) {
      throw unknown(absent, "account " + account + ", " + session.site().region());
    }
    return seen;
  }

  /** The failure for instances that EC2 does not show; without ids, for there being none. */
  static Failure unknown(Set<String> ids, String where) {
    return new Failure(
        Code.INSTANCE_UNKNOWN,
        ids.isEmpty() ? "Cannot fence" : "Cannot fence " + String.join(", ", ids),
        "EC2 shows no such instance in " + where,
        "Check plug, filter, region and credentials");
  }

  private void demandPermission(String id) {
    String what = "Cannot fence " + id;
    DryRuns dryRuns = new DryRuns(session);
    dryRuns
        .againstStop(id)
        .ifPresent(
            trouble -> {
              throw trouble instanceof Trouble.Refused refused
                  ? StopRefusal.failure(id, refused)
                  : trouble.failure(what);
            });
    dryRuns
        .againstStart(id)
        .ifPresent(
            trouble -> {
              throw trouble.failure(what);
            });
  }

  private List<Instance> list(Select filter) {
    return session.persistence().insist("Cannot list", () -> ec2().describeInstances(filter));
  }

  /** One line for each instance: id, value of the tag, and if wanted ON, OFF or UNKNOWN. */
  List<String> lines(Order order, boolean withStatus) {
    List<String> lines = new ArrayList<>();
    for (Instance instance : list(order.filter())) {
      String name = instance.tags().getOrDefault(order.tag(), "");
      String line = instance.id() + order.separator() + name;
      lines.add(withStatus ? line + order.separator() + status(instance.state()) : line);
    }
    return lines;
  }

  private static String status(InstanceState state) {
    return switch (state) {
      case InstanceState.Known.RUNNING -> "ON";
      case InstanceState.Known.STOPPED, InstanceState.Known.TERMINATED -> "OFF";
      case InstanceState.Known.PENDING,
          InstanceState.Known.STOPPING,
          InstanceState.Known.SHUTTING_DOWN ->
          "UNKNOWN";
      case InstanceState.Other _ -> "UNKNOWN";
    };
  }

  private Ec2 ec2() {
    return session.ec2();
  }
}
