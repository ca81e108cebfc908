package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ENI behind a node's link, which EC2 does not know by that name. */
record Links(Finds finds, Draft draft) {
  Optional<Eni> eniBehind(NodeSpec node, @Nullable String link, VipSpec vip) {
    Optional<Eni> found = finds.eniBehind(node, link);
    if (found.isEmpty()) {
      String enis = finds.ownEnis(node).stream().map(Eni::id).collect(Collectors.joining(", "));
      draft.problem(
          "which ENI of the node %s (%s) is behind the link %s of the VIP %s is not known"
              .formatted(node.name(), enis, link, vip.name()),
          "Correct interface of %s, or leave it out for the primary ENI".formatted(vip.name()));
    }
    return found;
  }
}
