package io.cicely.node.proof.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The whole of it at one moment.
 *
 * @param late a call whose caller has given up on it, and that EC2 may yet carry out
 * @param overtaken whether such a call was carried out while the agents now running were at work
 * @param broken the promise that the last event broke, or null
 */
public record Cluster(
    Cloud cloud,
    List<Node> nodes,
    @Nullable Call late,
    boolean overtaken,
    @Nullable String broken) {
  public Cluster {
    nodes = List.copyOf(nodes);
  }

  Node node(int index) {
    return nodes.get(index);
  }

  Cluster with(int index, Node node) {
    List<Node> next = new ArrayList<>(nodes);
    next.set(index, node);
    return new Cluster(cloud, next, late, overtaken, broken);
  }

  Cluster change(int index, UnaryOperator<Node> change) {
    return with(index, change.apply(node(index)));
  }

  Cluster with(Cloud next) {
    return new Cluster(next, nodes, late, overtaken, broken);
  }

  Cluster lingering(@Nullable Call call) {
    return new Cluster(cloud, nodes, call, overtaken, broken);
  }

  /** After the late call was carried out. */
  Cluster afterLateCall() {
    return new Cluster(cloud, nodes, null, true, broken);
  }

  /** With nothing carried out late since. */
  Cluster calm() {
    boolean running = nodes.stream().anyMatch(each -> each.run() != null);
    return running ? this : new Cluster(cloud, nodes, late, false, broken);
  }

  /** After a time that is longer than any lag, without a late call. */
  Cluster muchLater(boolean datesRecords) {
    Cluster settled = with(cloud.settled()).lingering(null);
    if (!datesRecords) {
      return settled;
    }
    List<Node> older = new ArrayList<>();
    for (Node each : nodes) {
      older.add(each.note().isThere() ? each.noting(Node.Note.OLD) : each);
    }
    return new Cluster(settled.cloud, older, null, overtaken, broken);
  }

  Cluster breaking(@Nullable String promise) {
    return broken != null || promise == null
        ? this
        : new Cluster(cloud, nodes, late, overtaken, promise);
  }

  boolean hasMember() {
    return nodes.stream().anyMatch(Node::isMember);
  }

  /** Whether anybody remembers the id: it must not be given out again. */
  boolean mentions(String id) {
    return nodes.stream().map(Node::run).anyMatch(run -> run != null && run.mentions(id));
  }
}
