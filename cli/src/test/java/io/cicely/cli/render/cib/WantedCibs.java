package io.cicely.cli.render.cib;

import io.cicely.cli.cluster.ec2.Provisioned;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Wanted CIBs of example files, with an EC2 that has all that they need. */
public final class WantedCibs {
  private WantedCibs() {}

  /** The wanted CIB. */
  public static WantedCib of(ClusterSpec spec) {
    return WantedCib.of(spec, provisioned(spec));
  }

  /** What EC2 could have made of the VIPs. */
  public static Provisioned provisioned(ClusterSpec spec) {
    SequencedMap<String, SequencedMap<String, String>> byVip = new LinkedHashMap<>();
    for (VipSpec vip : spec.vips()) {
      int number = byVip.size() + 1;
      SequencedMap<String, String> parameters = new LinkedHashMap<>();
      switch (vip.carrier().mode()) {
        case ENI -> parameters.put("eni", "eni-0c1ce1c1ce1c1ce%02d".formatted(number));
        case SECONDARY_IP -> {}
        case ROUTE -> parameters.put("route_tables", "rtb-0aaaaaaaaaaaaaaa1,rtb-0aaaaaaaaaaaaaaa2");
        case ELASTIC_IP -> {
          parameters.put("ip", "203.0.113." + (49 + number));
          List<String> pairs = new ArrayList<>();
          for (NodeSpec node : spec.nodes()) {
            pairs.add(node.name() + ":192.168.1." + (61 + pairs.size()));
          }
          parameters.put("private_ip", String.join(";", pairs));
        }
      }
      byVip.put(vip.name(), parameters);
    }
    return new Provisioned(byVip);
  }
}
