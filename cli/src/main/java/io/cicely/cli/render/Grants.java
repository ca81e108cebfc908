package io.cicely.cli.render;

import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Allocation;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.Carrier.Tables;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one role is to be granted, collected from the parts of a cluster. */
final class Grants {
  private static final String ATTACH = "ec2:AttachNetworkInterface";
  private static final String DETACH = "ec2:DetachNetworkInterface";
  private static final String INTERFACES = "ec2:DescribeNetworkInterfaces";
  private static final String INSTANCES = "ec2:DescribeInstances";
  private static final List<String> EVERYTHING = List.of("*");
  private static final SequencedMap<String, List<String>> ALWAYS =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  private final ClusterSpec spec;
  private final String account;
  private final NavigableSet<String> reads = new TreeSet<>();
  private final NavigableSet<String> power = new TreeSet<>();
  private final NavigableSet<String> cables = new TreeSet<>();
  private final NavigableSet<String> enis = new TreeSet<>();
  private final NavigableSet<String> assigns = new TreeSet<>();
  private final NavigableSet<String> routes = new TreeSet<>();
  private final NavigableSet<String> tables = new TreeSet<>();
  private final NavigableSet<String> associates = new TreeSet<>();
  private final NavigableSet<String> allocations = new TreeSet<>();
  private final NavigableSet<String> publicAddresses = new TreeSet<>();
  private final NavigableSet<String> roles = new TreeSet<>();
  private boolean hasNewEni;
  private boolean hasNewAllocation;

  Grants(ClusterSpec spec, @Nullable String role) {
    this.spec = spec;
    String own = spec.account() == null ? "*" : spec.account();
    account = role == null ? own : role.split(":", -1)[4];
  }

  /** The roles that are assumed. */
  void assume() {
    Stream.concat(
            Stream.of(spec.fencing()).map(it -> it.roleArn()),
            spec.vips().stream().map(VipSpec::roleArn))
        .filter(Objects::nonNull)
        .forEach(roles::add);
  }

  void fence() {
    reads.add(INSTANCES);
    power.addAll(List.of("ec2:StopInstances", "ec2:StartInstances"));
  }

  /** fence_cicely detaches the VIPs' ENIs while the node stops. */
  void release() {
    for (VipSpec vip : spec.vips()) {
      if (vip.carrier() instanceof Carrier.Eni eni) {
        reads.add(INTERFACES);
        cables.add(DETACH);
        eni(eni);
      }
    }
  }

  /** The calls that move the VIP; in mode route those about tables. */
  void move(Carrier carrier) {
    switch (carrier) {
      case Carrier.Eni eni -> {
        reads.addAll(List.of(INTERFACES, INSTANCES, "ec2:DescribeSubnets"));
        cables.addAll(List.of(ATTACH, DETACH));
        eni(eni);
      }
      case Carrier.SecondaryIp(var address, String _) -> {
        reads.add(INTERFACES);
        assigns.addAll(
            address.isIpv6()
                ? List.of("ec2:AssignIpv6Addresses", "ec2:UnassignIpv6Addresses")
                : List.of("ec2:AssignPrivateIpAddresses"));
      }
      case Carrier.Route route -> {
        reads.add("ec2:DescribeRouteTables");
        routes.addAll(List.of("ec2:CreateRoute", "ec2:ReplaceRoute"));
        switch (route.tables()) {
          case Tables.Named(List<String> ids) -> tables.addAll(ids);
          case Tables.All() -> tables.add("*");
        }
      }
      case Carrier.ElasticIp(Allocation allocation, var _) -> {
        reads.addAll(List.of(INTERFACES, "ec2:DescribeAddresses"));
        associates.addAll(List.of("ec2:AssociateAddress", "ec2:DisassociateAddress"));
        switch (allocation) {
          case Allocation.ById(String id) -> allocations.add(id);
          case Allocation.ByAddress(var address) -> publicAddresses.add(address.toString());
          case Allocation.Create() -> hasNewAllocation = true;
        }
      }
    }
  }

  /** The calls that a node makes as itself, whatever role is assumed for the VIP. */
  void moveAsNode(Carrier carrier) {
    if (carrier instanceof Carrier.Route) {
      reads.add(INTERFACES);
    }
  }

  private void eni(Carrier.Eni eni) {
    switch (eni.eni()) {
      case Chosen.Existing<String>(String id) -> enis.add(id);
      case Chosen.Create<String>() -> hasNewEni = true;
    }
  }

  List<Statement> statements() {
    List<Statement> all = new ArrayList<>();
    add(all, "Read", "see what EC2 has", reads, EVERYTHING, when("ec2:Region", spec.region()));
    add(all, "Fence", "power nodes off and on", power, instances(), ALWAYS);
    add(all, "EniOnNodes", "the nodes' side of an ENI's cable", cables, instances(), ALWAYS);
    add(all, "Enis", "the VIPs' ENIs", cables, arns("network-interface", enis), ALWAYS);
    if (hasNewEni) {
      add(all, "NewEnis", "the VIPs' ENIs that are created", cables, anyInterface(), owned());
    }
    add(all, "Assign", "VIPs on the nodes' interfaces", assigns, anyInterface(), owned());
    add(all, "Routes", "the route tables", routes, arns("route-table", tables), ALWAYS);
    elasticIps(all);
    add(all, "AssumeRole", "the roles of role_arn", assuming(), List.copyOf(roles), ALWAYS);
    return all;
  }

  private void elasticIps(List<Statement> all) {
    List<String> any = arns("elastic-ip", List.of("*"));
    List<String> named = arns("elastic-ip", allocations);
    add(all, "ElasticIps", "the Elastic IPs", associates, named, ALWAYS);
    if (!publicAddresses.isEmpty()) {
      SequencedMap<String, List<String>> those = new LinkedHashMap<>();
      those.put("ec2:PublicIpAddress", List.copyOf(publicAddresses));
      add(all, "ElasticIpsByAddress", "the Elastic IPs by address", associates, any, those);
    }
    if (hasNewAllocation) {
      add(all, "NewElasticIps", "the Elastic IPs that are allocated", associates, any, owned());
    }
    add(all, "ElasticIpOnNodes", "the nodes they lead to", associates, instances(), ALWAYS);
    add(all, "ElasticIpOnEnis", "the nodes' interfaces", associates, anyInterface(), owned());
  }

  private NavigableSet<String> assuming() {
    return roles.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of("sts:AssumeRole"));
  }

  private static void add(
      List<Statement> all,
      String id,
      String why,
      NavigableSet<String> actions,
      List<String> resources,
      SequencedMap<String, List<String>> keys) {
    if (!actions.isEmpty() && !resources.isEmpty()) {
      all.add(new Statement(id, why, List.copyOf(actions), resources, keys));
    }
  }

  private List<String> instances() {
    return arns("instance", spec.nodes().stream().map(NodeSpec::instance).toList());
  }

  private List<String> anyInterface() {
    return arns("network-interface", List.of("*"));
  }

  private List<String> arns(String type, Collection<String> ids) {
    return ids.stream()
        .map(
            id ->
                "arn:%s:ec2:%s:%s:%s/%s"
                    .formatted(spec.partition(), spec.region(), account, type, id))
        .toList();
  }

  private SequencedMap<String, List<String>> owned() {
    return when("aws:ResourceTag/" + ClusterSpec.OWNER_TAG, spec.name());
  }

  private static SequencedMap<String, List<String>> when(String key, String value) {
    SequencedMap<String, List<String>> keys = new LinkedHashMap<>();
    keys.put(key, List.of(value));
    return keys;
  }
}
