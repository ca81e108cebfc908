package io.cicely.cli.lab.model;

import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.spec.Mode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A VIP of a lab.
 *
 * @param name of its resource in Pacemaker
 * @param address that clients use
 * @param parameters of its resource agent
 */
public record Vip(String name, Mode mode, String address, SequencedMap<String, String> parameters) {
  public static final String SECONDARY_IP = Site.SUBNETS.getFirst().address(1, 60);
  public static final String SECONDARY_IPV6 = Site.SUBNETS.getFirst().address6(60);

  /** Outside the VPC's ranges, as an address that routes lead to has to be. */
  public static final String OVERLAY = "10.99.0.50";

  public static final String OVERLAY6 = "fd00:99::50";

  /** What the largest instance types have, less the primary: 15 ENIs, 50 addresses on each. */
  private static final int MOST_ENIS = 14;

  private static final int MOST_ADDRESSES = 49;

  public Vip {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
  }

  /** How many of a mode one node can have here. */
  static int most(Mode mode) {
    return switch (mode) {
      case ENI -> MOST_ENIS;
      case SECONDARY_IP -> MOST_ADDRESSES;
      case ROUTE, ELASTIC_IP -> 1;
    };
  }

  static Vip of(Mode mode, boolean ipv6, int index, List<Node> nodes) {
    String name = index == 0 ? "vip" : "vip-" + (index + 1);
    String address = address(mode, ipv6, index);
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    if (mode != Mode.ENI) {
      parameters.put("mode", mode.toString());
    }
    parameters.put("ip", address);
    switch (mode) {
      case ENI -> parameters.put("eni", eni(index));
      case SECONDARY_IP -> {}
      case ROUTE -> parameters.put("route_tables", String.join(",", Site.routeTables()));
      case ELASTIC_IP ->
          parameters.put(
              "private_ip",
              nodes.stream()
                  .map(node -> node.name() + ":" + node.secondary())
                  .collect(Collectors.joining(";")));
    }
    return new Vip(name, mode, address, parameters);
  }

  private static String address(Mode mode, boolean ipv6, int index) {
    if (index > 0) {
      return Site.SUBNETS.getFirst().address(3, index);
    }
    return switch (mode) {
      case ENI -> Blueprint.VIP;
      case SECONDARY_IP -> ipv6 ? SECONDARY_IPV6 : SECONDARY_IP;
      case ROUTE -> ipv6 ? OVERLAY6 : OVERLAY;
      case ELASTIC_IP -> Site.ELASTIC_IP;
    };
  }

  private static String eni(int index) {
    return index == 0 ? Blueprint.VIP_ENI : "eni-0c1ce1c1ce1c1c1%02d".formatted(index);
  }

  /** The machine that it is for: one in the VPC, or one outside. */
  public String client() {
    return mode == Mode.ELASTIC_IP ? Site.VISITOR : Blueprint.CLIENT;
  }
}
