package io.cicely.cli.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** Where a VIP is, as one witness sees it. */
public sealed interface Place {
  /** On one node; where EC2 names an instance that is no node, on that instance. */
  record On(String node) implements Place {}

  /** On several at once. */
  record OnSeveral(List<String> nodes) implements Place {
    public OnSeveral {
      nodes = List.copyOf(nodes);
    }
  }

  /** Seen to be nowhere; {@code detail} says how, in one clause. */
  record Nowhere(String detail) implements Place {}

  /** Seen on its way; {@code doing} is such as {@code stopping on adam}. */
  record InMotion(String doing) implements Place {}

  /** The witness could not tell, for that reason. */
  record Unknown(String why) implements Place {}

  /** The place that a list of nodes makes. */
  static Place of(List<String> nodes, String detailIfNone) {
    return switch (nodes.size()) {
      case 0 -> new Nowhere(detailIfNone);
      case 1 -> new On(nodes.getFirst());
      default -> new OnSeveral(nodes);
    };
  }

  /**
   * What the kernels of all nodes say together. Where one has the VIP and another did not answer,
   * the VIP is known to be on the first, and not known to be there alone.
   */
  static Place ofKernels(SequencedMap<String, Seen<Boolean>> byNode) {
    List<String> on = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    byNode.forEach(
        (node, seen) -> {
          switch (seen) {
            case Seen.Known<Boolean>(Boolean there) -> {
              if (there) {
                on.add(node);
              }
            }
            case Seen.Unknown<Boolean>(String why) -> silent.add(node + ": " + why);
          }
        });
    if (silent.isEmpty() || on.size() > 1) {
      return of(on, "in no kernel");
    }
    String unknown = String.join("; ", silent);
    return new Unknown(on.isEmpty() ? unknown : "on " + on.getFirst() + ", but " + unknown);
  }

  /** In a table: the node, or what else was seen; why it is unknown needs more room. */
  default String text() {
    return switch (this) {
      case On(String node) -> node;
      case OnSeveral(List<String> nodes) -> String.join(" and ", nodes);
      case Nowhere(String detail) -> "nobody (" + detail + ")";
      case InMotion(String doing) -> doing;
      case Unknown _ -> "unknown";
    };
  }
}
