package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.Marks;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tags by which resources belong to the cluster, and by which its IAM policy reaches them. */
record Ownership(Finds finds, Draft draft) {
  /** Puts the cluster's tag on a node's own ENI. */
  void claim(Eni eni, String node) {
    String cluster = eni.tag(Marks.CLUSTER);
    if (isAnothers(cluster)) {
      draft.problem(
          "%s of the node %s belongs to the cluster %s by its tag %s"
              .formatted(eni.id(), node, cluster, Marks.CLUSTER),
          "Remove that tag if there is no such cluster; a node cannot be in two");
    } else if (cluster.isEmpty()) {
      tag(eni.id(), "tag of %s, the ENI of %s".formatted(eni.id(), node), eni.tags(), owner());
    }
  }

  /** Whether the value of the cluster's tag names another cluster. */
  boolean isAnothers(String cluster) {
    return !cluster.isEmpty() && !cluster.equals(finds.spec().name());
  }

  /** Puts on a resource what it lacks of these tags. */
  void tag(
      String resource,
      String what,
      SortedMap<String, String> present,
      SortedMap<String, String> wanted) {
    SortedMap<String, String> missing = new TreeMap<>(wanted);
    missing.entrySet().removeIf(each -> each.getValue().equals(present.get(each.getKey())));
    if (!missing.isEmpty()) {
      draft.update(new Ec2Change.PutTags(resource, missing), what, text(missing));
    }
  }

  private SortedMap<String, String> owner() {
    return new TreeMap<>(java.util.Map.of(Marks.CLUSTER, finds.spec().name()));
  }

  /** Tags as an operator reads them. */
  static String text(SortedMap<String, String> tags) {
    return tags.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
