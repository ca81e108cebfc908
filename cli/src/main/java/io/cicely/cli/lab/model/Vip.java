package io.cicely.cli.lab.model;

import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.spec.Mode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The VIP of a lab.
 *
 * @param address that clients use
 * @param parameters of its resource agent
 */
public record Vip(Mode mode, String address, SequencedMap<String, String> parameters) {
  public static final String SECONDARY_IP = Site.SUBNETS.getFirst().address(1, 60);
  public static final String SECONDARY_IPV6 = Site.SUBNETS.getFirst().address6(60);

  /** Outside the VPC's ranges, as an address that routes lead to has to be. */
  public static final String OVERLAY = "10.99.0.50";

  public static final String OVERLAY6 = "fd00:99::50";

  public Vip {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
  }

  static Vip of(Mode mode, boolean ipv6, List<Node> nodes) {
    return switch (mode) {
      case ENI ->
          new Vip(mode, Blueprint.VIP, parameters("ip", Blueprint.VIP, "eni", Blueprint.VIP_ENI));
      case SECONDARY_IP -> {
        String address = ipv6 ? SECONDARY_IPV6 : SECONDARY_IP;
        yield new Vip(mode, address, parameters("mode", mode.toString(), "ip", address));
      }
      case ROUTE -> {
        String address = ipv6 ? OVERLAY6 : OVERLAY;
        yield new Vip(
            mode,
            address,
            parameters(
                "mode",
                mode.toString(),
                "ip",
                address,
                "route_tables",
                String.join(",", Site.routeTables())));
      }
      case ELASTIC_IP ->
          new Vip(
              mode,
              Site.ELASTIC_IP,
              parameters(
                  "mode",
                  mode.toString(),
                  "ip",
                  Site.ELASTIC_IP,
                  "private_ip",
                  nodes.stream()
                      .map(node -> node.name() + ":" + node.secondary())
                      .collect(Collectors.joining(";"))));
    };
  }

  /** The machine that it is for: one in the VPC, or one outside. */
  public String client() {
    return mode == Mode.ELASTIC_IP ? Site.VISITOR : Blueprint.CLIENT;
  }

  private static SequencedMap<String, String> parameters(String... namesAndValues) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return parameters;
  }
}
