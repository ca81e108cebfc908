package io.cicely.cli.install;

import io.cicely.cli.spec.Carrier;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The parameters that a VIP's resource will have once EC2 has made what they name. */
final class Expected {
  private static final String TO_BE_MADE = "(made by this plan)";

  private Expected() {}

  static SequencedMap<String, String> parameters(Carrier carrier) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    switch (carrier) {
      case Carrier.Eni _ -> parameters.put("eni", TO_BE_MADE);
      case Carrier.SecondaryIp _ -> {}
      case Carrier.Route _ -> parameters.put("route_tables", TO_BE_MADE);
      case Carrier.ElasticIp _ -> {
        parameters.put("ip", TO_BE_MADE);
        parameters.put("private_ip", TO_BE_MADE);
      }
    }
    return parameters;
  }
}
