package io.cicely.node.fence;

import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Select;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** The actions that change nothing. */
record Inquiry(Session session) {

  /** Whether the instance is off; what may yet run, or come back, is on. */
  boolean isOff(String target) {
    Select which = Select.where("instance-id", target);
    List<Instance> seen =
        session
            .persistence()
            .insist("Cannot see the state of " + target, () -> ec2().describeInstances(which));
    if (seen.isEmpty()) {
      return session.proof().isGone(target);
    }
    session.recorder().saw(target + " is " + seen.getFirst().state().word());
    return isOff(seen.getFirst().state());
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
    List<Instance> instances = instances(order);
    if (instances.isEmpty()) {
      throw new Failure(
          Code.INSTANCE_UNKNOWN,
          "Cannot fence",
          "EC2 shows no such instance in account " + account + ", " + session.site().region(),
          "Check plug, filter, region and credentials");
    }
    for (Instance instance : instances) {
      session.recorder().saw(Sightings.of(instance, account, session.site().region()));
    }
    if (!order.plug().isEmpty() || !order.filter().equals(Select.all())) {
      demandPermission(instances);
    }
  }

  private List<Instance> instances(Order order) {
    if (order.plug().isEmpty()) {
      return list(order.filter());
    }
    String id = session.target(order);
    return list(Select.where("instance-id", id));
  }

  private void demandPermission(List<Instance> instances) {
    for (Instance instance : instances) {
      if (instance.state() != InstanceState.Known.TERMINATED) {
        String what = "Cannot fence " + instance.id();
        session.persistence().insist(what, () -> ec2().mayStop(instance.id()));
        session.persistence().insist(what, () -> ec2().mayStart(instance.id()));
      }
    }
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
