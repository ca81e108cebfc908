package io.cicely.cli.cluster.ec2;

import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What the VIPs' resources need of EC2.
 *
 * @param byVip the agent's parameters that only EC2 could tell, by VIP; a VIP of which something is
 *     still to be made is left out
 */
public record Provisioned(SequencedMap<String, SequencedMap<String, String>> byVip) {
  public Provisioned {
    byVip = Collections.unmodifiableSequencedMap(byVip);
  }

  /** As observed. */
  public static Provisioned of(ClusterSpec spec, Ec2Observed observed) {
    Finds finds = new Finds(spec, observed);
    SequencedMap<String, SequencedMap<String, String>> byVip = new LinkedHashMap<>();
    for (VipSpec vip : spec.vips()) {
      parameters(finds, vip).ifPresent(found -> byVip.put(vip.name(), found));
    }
    return new Provisioned(byVip);
  }

  /**
   * The agent's parameters of the VIP, such as {@code eni}; empty for {@code secondary-ip}, whose
   * parameters are all in the file; none while something of it is still to be made.
   */
  public Optional<SequencedMap<String, String>> parameters(String vip) {
    return Optional.ofNullable(byVip.get(vip));
  }

  private static Optional<SequencedMap<String, String>> parameters(Finds finds, VipSpec vip) {
    return switch (vip.carrier()) {
      case Carrier.Eni carrier -> finds.eniOf(vip, carrier).map(eni -> one("eni", eni.id()));
      case Carrier.SecondaryIp _ -> Optional.of(new LinkedHashMap<>());
      case Carrier.Route route ->
          Optional.of(finds.tables(route.tables()))
              .filter(ids -> !ids.isEmpty())
              .map(ids -> one("route_tables", String.join(",", ids)));
      case Carrier.ElasticIp carrier -> {
        SequencedMap<String, String> byNode =
            finds.privateAddresses(vip, carrier.privateAddresses());
        yield finds
            .elasticIpOf(vip, carrier.allocation())
            .filter(_ -> byNode.size() == finds.spec().nodes().size())
            .map(found -> elasticIp(found, byNode));
      }
    };
  }

  private static SequencedMap<String, String> elasticIp(
      ElasticIp found, SequencedMap<String, String> byNode) {
    SequencedMap<String, String> parameters = one("ip", found.publicAddress());
    parameters.put(
        "private_ip",
        byNode.entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue())
            .collect(Collectors.joining(";")));
    return parameters;
  }

  private static SequencedMap<String, String> one(String name, String value) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put(name, value);
    return parameters;
  }
}
