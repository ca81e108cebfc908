package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.Ec2Instance;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.spec.NodeSpec;
import java.util.List;

/** The nodes' instances: given, not made. */
record Nodes(Finds finds, Draft draft) {
  /** Whether they are such that the rest can be planned. */
  boolean areThere() {
    boolean all = true;
    for (NodeSpec node : finds.spec().nodes()) {
      all &=
          finds.instance(node).map(instance -> isSound(node, instance)).orElseGet(() -> gone(node));
    }
    return all && inOneVpc();
  }

  private boolean gone(NodeSpec node) {
    draft.problem(
        "the node %s has no instance: %s does not exist in %s, or in another account"
            .formatted(node.name(), node.instance(), finds.spec().region()),
        "Correct instance, region or the credentials, or launch an instance for " + node.name());
    return false;
  }

  private boolean isSound(NodeSpec node, Ec2Instance instance) {
    if (finds.primary(node).isEmpty()) {
      draft.problem(
          "%s of the node %s is %s and has no primary ENI yet"
              .formatted(instance.id(), node.name(), instance.state()),
          "Wait until it runs");
      return false;
    }
    if (finds.clusterEni(node).isEmpty()) {
      draft.problem(
          "no ENI of the node %s (%s) has its address %s"
              .formatted(node.name(), instance.id(), node.address()),
          "Correct address of " + node.name() + ", or leave it out for the primary one");
      return false;
    }
    if (!instance.state().equals("running")) {
      draft.note(
          "%s of the node %s is %s: start it before the machines are set up."
              .formatted(instance.id(), node.name(), instance.state()));
    }
    if (instance.profileArn().isEmpty() && finds.spec().fencing().profile() == null) {
      draft.note(
          ("%s of the node %s has no instance profile: give it a role with the policy that"
                  + " cicely iam prints, or root credentials in ~/.aws.")
              .formatted(instance.id(), node.name()));
    }
    return true;
  }

  private boolean inOneVpc() {
    List<String> vpcs =
        finds.spec().nodes().stream()
            .flatMap(node -> finds.instance(node).stream())
            .map(Ec2Instance::vpcId)
            .distinct()
            .toList();
    if (vpcs.size() > 1) {
      draft.problem(
          "the nodes are in several VPCs: " + String.join(", ", vpcs),
          "Take instances of one VPC: no VIP can move between two");
    }
    return vpcs.size() == 1;
  }
}
