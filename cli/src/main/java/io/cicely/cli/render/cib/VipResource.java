package io.cicely.cli.render.cib;

import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.cluster.ec2.Provisioned;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Mode;
import io.cicely.cli.spec.Service;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Ip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A VIP's resource, alone or in a group with the services that follow it. */
final class VipResource {
  private final Provisioned provisioned;

  VipResource(Provisioned provisioned) {
    this.provisioned = provisioned;
  }

  /** The name of what is placed on a node: the group if there is one. */
  static String container(VipSpec vip) {
    return vip.services().isEmpty() ? vip.name() : vip.name() + "-group";
  }

  Element of(VipSpec vip) {
    if (vip.services().isEmpty()) {
      return primitive(vip);
    }
    List<Element> members = new ArrayList<>(List.of(primitive(vip)));
    vip.services().forEach(service -> members.add(service(service)));
    return Element.of("group", "id", container(vip), "description", WantedCib.OWNED).with(members);
  }

  private Element primitive(VipSpec vip) {
    String name = vip.name();
    return primitive(name, "ocf", "cicely", "vip")
        .with(
            List.of(
                Parts.set("instance_attributes", name + "-parameters", name, parameters(vip)),
                Parts.set("meta_attributes", name + "-meta", name, meta(vip)),
                operations(vip)));
  }

  private static Element primitive(String id, String standard, String provider, String type) {
    Element element = Element.of("primitive", "id", id, "description", WantedCib.OWNED);
    element = element.with("class", standard);
    return (provider.isEmpty() ? element : element.with("provider", provider)).with("type", type);
  }

  private SequencedMap<String, String> parameters(VipSpec vip) {
    SequencedMap<String, String> parameters = fromFile(vip.carrier());
    parameters.putAll(provisioned.parameters(vip.name()).orElseThrow(() -> unprovisioned(vip)));
    if (vip.profile() != null) {
      parameters.put("profile", vip.profile());
    }
    if (vip.roleArn() != null) {
      parameters.put("role_arn", vip.roleArn());
    }
    return parameters;
  }

  /** The agent's parameters that only EC2 knows. */
  static List<String> fromEc2(Mode mode) {
    return switch (mode) {
      case ENI -> List.of("eni");
      case SECONDARY_IP -> List.of();
      case ROUTE -> List.of("route_tables");
      case ELASTIC_IP -> List.of("ip", "private_ip");
    };
  }

  private static Failure unprovisioned(VipSpec vip) {
    return new Failure(
        Code.PARAMETER_INVALID,
        "Cannot write the CIB",
        "EC2 does not have all yet that the VIP " + vip.name() + " needs",
        "Apply the EC2 part first");
  }

  /** Without a mode the agent takes {@code eni}, as the resources of old have it. */
  private static SequencedMap<String, String> fromFile(Carrier carrier) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    if (carrier.mode() != Mode.ENI) {
      parameters.put("mode", carrier.mode().toString());
    }
    switch (carrier) {
      case Carrier.Eni eni -> parameters.put("ip", eni.address().toString());
      case Carrier.SecondaryIp(var address, var link) -> address(parameters, address, link);
      case Carrier.Route(var address, var _, var link) -> address(parameters, address, link);
      case Carrier.ElasticIp _ -> {}
    }
    return parameters;
  }

  private static void address(
      SequencedMap<String, String> parameters, Ip address, @Nullable String link) {
    parameters.put("ip", address.toString());
    if (link != null) {
      parameters.put("interface", link);
    }
  }

  private static SequencedMap<String, String> meta(VipSpec vip) {
    SequencedMap<String, String> meta = new LinkedHashMap<>();
    // Found active twice, it is to be stopped where it should not be, and only there.
    meta.put("multiple-active", "stop_unexpected");
    if (migrates(vip)) {
      // The target has the address before the source gives it up.
      meta.put("allow-migrate", "true");
    }
    return meta;
  }

  /** An ENI cannot be in two places: it is stopped here before it is started there. */
  private static boolean migrates(VipSpec vip) {
    return vip.carrier().mode() != Mode.ENI;
  }

  private static Element operations(VipSpec vip) {
    String name = vip.name();
    List<Element> all = new ArrayList<>();
    all.add(Parts.operation(name + "-start", "start", "0s", 90));
    all.add(Parts.operation(name + "-stop", "stop", "0s", 90));
    if (migrates(vip)) {
      all.add(Parts.operation(name + "-migrate-to", "migrate_to", "0s", 90));
      all.add(Parts.operation(name + "-migrate-from", "migrate_from", "0s", 90));
    }
    all.add(Parts.operation(name + "-monitor", "monitor", "10s", 30));
    String deep = name + "-monitor-ec2";
    Element depth = Parts.pair(deep + "-depth", "OCF_CHECK_LEVEL", "10");
    all.add(
        Parts.operation(deep, "monitor", "60s", 60)
            .plus(Element.of("instance_attributes", "id", deep + "-parameters").plus(depth)));
    // Whatever the standby says of the VIP is shown as a failure and costs the owner nothing.
    // Without on-fail, a monitor there that failed, hung or lied made Pacemaker stop the healthy
    // VIP. 61 s, since pcs refuses two monitors of one interval.
    String standby = name + "-monitor-standby";
    all.add(Parts.operation(standby, "monitor", "61s", 30, "role", "Stopped", "on-fail", "ignore"));
    return Parts.operations(all);
  }

  /** Its operations are a beginning: how long a service may take, its administrator knows. */
  private static Element service(Service service) {
    return switch (service) {
      case Service.Systemd(String name, String unit) ->
          primitive(name, "systemd", "", unit).plus(beginning(name, 100, "60s"));
      case Service.Ocf(String name, String provider, String agent, var parameters) -> {
        Element element = primitive(name, "ocf", provider, agent);
        String set = name + "-parameters";
        yield (parameters.isEmpty()
                ? element
                : element.plus(Parts.set("instance_attributes", set, set, parameters)))
            .plus(beginning(name, 120, "30s"));
      }
    };
  }

  private static Element beginning(String name, int seconds, String monitorInterval) {
    return Parts.operations(
        List.of(
            Parts.operation(name + "-start", "start", "0s", seconds),
            Parts.operation(name + "-stop", "stop", "0s", seconds),
            Parts.operation(name + "-monitor", "monitor", monitorInterval, seconds)));
  }
}
