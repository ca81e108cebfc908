package io.cicely.node.proof.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The whole of it at one moment.
 *
 * @param late a call whose caller has given up on it, and that EC2 may yet carry out
 * @param broken the promise that the last event broke, or null
 */
public record Cluster(Cloud cloud, List<Node> nodes, @Nullable Call late, @Nullable String broken) {
  public Cluster {
    nodes = List.copyOf(nodes);
  }

  Node node(int index) {
    return nodes.get(index);
  }

  Cluster with(int index, Node node) {
    List<Node> next = new ArrayList<>(nodes);
    next.set(index, node);
    return new Cluster(cloud, next, late, broken);
  }

  Cluster change(int index, UnaryOperator<Node> change) {
    return with(index, change.apply(node(index)));
  }

  Cluster with(Cloud next) {
    return new Cluster(next, nodes, late, broken);
  }

  Cluster lingering(@Nullable Call call) {
    return new Cluster(cloud, nodes, call, broken);
  }

  Cluster breaking(@Nullable String promise) {
    return broken != null || promise == null ? this : new Cluster(cloud, nodes, late, promise);
  }

  boolean hasMember() {
    return nodes.stream().anyMatch(Node::isMember);
  }

  /** Whether anybody remembers the id: it must not be given out again. */
  boolean mentions(String id) {
    return nodes.stream().map(Node::run).anyMatch(run -> run != null && run.mentions(id));
  }
}
