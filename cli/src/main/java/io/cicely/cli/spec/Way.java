package io.cicely.cli.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** How EC2 leads a VIP's traffic to a node, as the parameters of the VIP's resource say. */
public sealed interface Way {
  /** By an ENI of its own, which is attached to the node. */
  record Eni(String eni) implements Way {}

  /** As a secondary private address of an ENI of the node. */
  record SecondaryIp() implements Way {}

  /** By a route in each of these tables to an ENI of the node. */
  record Route(List<String> tables) implements Way {
    public Route {
      tables = List.copyOf(tables);
    }
  }

  /**
   * As an Elastic IP that is associated with a private address of the node.
   *
   * @param privateAddresses by node; under the empty name for nodes that are not named
   */
  record ElasticIp(SequencedMap<String, String> privateAddresses) implements Way {
    /** The node's private address, or empty. */
    public String privateAddress(String node) {
      return privateAddresses.getOrDefault(node, privateAddresses.getOrDefault("", ""));
    }
  }

  /** In a mode that is not known here. */
  record Unknown(String mode) implements Way {}

  /**
   * The way that a resource's parameters describe.
   *
   * @param parameter its value by name, empty where it is not set
   */
  static Way of(UnaryOperator<String> parameter) {
    String word = parameter.apply("mode");
    return Mode.named(word)
        .<Way>map(
            mode ->
                switch (mode) {
                  case ENI -> new Eni(parameter.apply("eni"));
                  case SECONDARY_IP -> new SecondaryIp();
                  case ROUTE -> new Route(split(parameter.apply("route_tables"), ","));
                  case ELASTIC_IP -> new ElasticIp(byNode(parameter.apply("private_ip")));
                })
        .orElseGet(() -> new Unknown(word));
  }

  /** The agent's word for the mode. */
  default String mode() {
    return switch (this) {
      case Eni _ -> Mode.ENI.toString();
      case SecondaryIp _ -> Mode.SECONDARY_IP.toString();
      case Route _ -> Mode.ROUTE.toString();
      case ElasticIp _ -> Mode.ELASTIC_IP.toString();
      case Unknown(String mode) -> mode;
    };
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** {@code 192.168.1.61}, or {@code adam:192.168.1.61;eva:192.168.1.62}. */
  private static SequencedMap<String, String> byNode(String text) {
    SequencedMap<String, String> byNode = new LinkedHashMap<>();
    for (String each : split(text, ";")) {
      int colon = each.indexOf(':');
      byNode.put(each.substring(0, Math.max(0, colon)), each.substring(colon + 1));
    }
    return byNode;
  }
}
