package io.cicely.cli.render.cib;

import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.cluster.ec2.Provisioned;
import io.cicely.cli.spec.AlertSpec;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What the CIB is to hold for a cluster.
 *
 * @param properties of the cluster, in the set {@code cib-bootstrap-options}
 * @param defaults meta attributes of every resource
 * @param resources primitives, and a group for each VIP that services follow
 * @param constraints on those resources
 * @param alerts as in {@code alerts}
 */
public record WantedCib(
    SequencedMap<String, String> properties,
    SequencedMap<String, String> defaults,
    List<Element> resources,
    List<Element> constraints,
    List<Element> alerts) {
  /**
   * The description by which a resource, a group or an alert is known to be ours: what does not
   * have it is never removed, and what has it is removed when the file no longer names it. An
   * administrator who rewrites it takes the thing over.
   */
  public static final String OWNED = "Set up by Cicely";

  /** The value of a parameter that EC2 is still to give. */
  public static final String PENDING = "(known once EC2 has it)";

  /** Far above what stickiness adds up to, far below INFINITY, which is for prohibitions. */
  static final String PREFERENCE = "10000";

  /** Above stickiness, below a preference. */
  static final String COMPANY = "5000";

  public WantedCib {
    properties = Collections.unmodifiableSequencedMap(properties);
    defaults = Collections.unmodifiableSequencedMap(defaults);
    resources = List.copyOf(resources);
    constraints = List.copyOf(constraints);
    alerts = List.copyOf(alerts);
    refuseEqualIds(resources, constraints, alerts);
  }

  /**
   * The CIB of a cluster.
   *
   * @param provisioned what EC2 made of the VIPs
   * @throws Failure {@link Code#PARAMETER_INVALID} if two parts would have one id, or a VIP has no
   *     parameters from EC2
   */
  public static WantedCib of(ClusterSpec spec, Provisioned provisioned) {
    List<Element> resources = new ArrayList<>();
    VipResource vips = new VipResource(provisioned);
    spec.vips().forEach(vip -> resources.add(vips.of(vip)));
    FenceDevice devices = new FenceDevice(spec, provisioned);
    spec.nodes().forEach(node -> resources.add(devices.of(node)));
    return new WantedCib(
        properties(spec),
        resourceDefaults(),
        resources,
        constraints(spec),
        spec.alerts().stream().map(WantedCib::alert).toList());
  }

  /**
   * The CIB as far as it can be told before EC2 has all that the VIPs need: what is not known yet
   * is {@link #PENDING}. To be shown, not to be sent.
   */
  public static WantedCib foretold(ClusterSpec spec, Provisioned provisioned) {
    SequencedMap<String, SequencedMap<String, String>> byVip = new LinkedHashMap<>();
    for (VipSpec vip : spec.vips()) {
      SequencedMap<String, String> pending = new LinkedHashMap<>();
      VipResource.fromEc2(vip.carrier().mode()).forEach(name -> pending.put(name, PENDING));
      byVip.put(vip.name(), provisioned.parameters(vip.name()).orElse(pending));
    }
    return of(spec, new Provisioned(byVip));
  }

  private static SequencedMap<String, String> properties(ClusterSpec spec) {
    SequencedMap<String, String> properties = new LinkedHashMap<>();
    properties.put("stonith-enabled", "true");
    // A start that fails is tried again. With the default, an API outage of 10 s during a failover
    // leaves the VIP down for good.
    properties.put("start-failure-is-fatal", "false");
    // What has failed long enough ago is noticed within a minute, not a quarter of an hour.
    properties.put("cluster-recheck-interval", "60s");
    if (spec.vips().size() > 1) {
      // They fail over together, each waiting for EC2 and not for a processor, of which Pacemaker
      // thinks: by itself it runs two actions for each core at a time.
      properties.put(CROWD_LIMIT, "128");
    }
    return properties;
  }

  /** A property that a cluster of one VIP does without. */
  public static final String CROWD_LIMIT = "node-action-limit";

  private static SequencedMap<String, String> resourceDefaults() {
    SequencedMap<String, String> defaults = new LinkedHashMap<>();
    // A VIP does not move back by itself: that would be a second outage.
    defaults.put("resource-stickiness", "100");
    defaults.put("migration-threshold", "3");
    defaults.put("failure-timeout", "60s");
    return defaults;
  }

  private static List<Element> constraints(ClusterSpec spec) {
    List<Element> all = new ArrayList<>();
    for (NodeSpec node : spec.nodes()) {
      // A device that runs on its own target has its monitors in the way of the VIP's start there,
      // and could not fence it anyway.
      String device = FenceDevice.name(node);
      String id = device + "-avoids-" + node.name();
      all.add(Parts.location(id, device, node.name(), "-INFINITY"));
    }
    Map<String, VipSpec> firstOf = new HashMap<>();
    for (VipSpec vip : spec.vips()) {
      String resource = VipResource.container(vip);
      if (vip.prefers() != null) {
        String id = vip.name() + "-prefers-" + vip.prefers();
        all.add(Parts.location(id, resource, vip.prefers(), PREFERENCE));
      }
      VipSpec first = firstOf.putIfAbsent(Objects.requireNonNullElse(vip.prefers(), ""), vip);
      if (first != null) {
        all.add(company(vip, first));
      }
    }
    return all;
  }

  /**
   * VIPs that prefer the same node, or none, stay together, as one active and one standby node.
   * They are no group, whose members would start one by one; and the score is finite, so that one
   * VIP that cannot start neither stops the others nor takes them along.
   */
  private static Element company(VipSpec vip, VipSpec first) {
    return Element.of(
        "rsc_colocation",
        "id",
        vip.name() + "-with-" + first.name(),
        "rsc",
        VipResource.container(vip),
        "with-rsc",
        VipResource.container(first),
        "score",
        COMPANY);
  }

  private static Element alert(AlertSpec alert) {
    List<Element> children = new ArrayList<>();
    if (!alert.options().isEmpty()) {
      String id = alert.name() + "-options";
      children.add(Parts.set("instance_attributes", id, id, alert.options()));
    }
    for (int i = 0; i < alert.recipients().size(); i++) {
      String id = alert.name() + "-recipient-" + (i + 1);
      children.add(Element.of("recipient", "id", id, "value", alert.recipients().get(i)));
    }
    return Element.of("alert", "id", alert.name(), "description", OWNED, "path", alert.path())
        .with(children);
  }

  private static void refuseEqualIds(
      List<Element> resources, List<Element> constraints, List<Element> alerts) {
    Set<String> ids = new HashSet<>();
    for (List<Element> each : List.of(resources, constraints, alerts)) {
      each.stream()
          .flatMap(Element::all)
          .map(Element::id)
          .filter(id -> !id.isEmpty() && !ids.add(id))
          .findFirst()
          .ifPresent(
              twice -> {
                throw new Failure(
                    Code.PARAMETER_INVALID,
                    "Cannot write the CIB",
                    "two of its parts would have the id " + twice,
                    "Rename a VIP, a service or an alert: none may be called as a part of another");
              });
    }
  }
}
