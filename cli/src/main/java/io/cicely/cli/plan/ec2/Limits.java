package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.Ec2Instance;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.InstanceType;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an instance type can hold. Each node must be able to hold all VIPs: the last one that is
 * left does.
 */
record Limits(Finds finds, Draft draft) {
  void check() {
    for (NodeSpec node : finds.spec().nodes()) {
      finds
          .instance(node)
          .flatMap(instance -> finds.observed().type(instance.type()))
          .ifPresent(type -> check(node, type));
    }
  }

  private void check(NodeSpec node, InstanceType type) {
    long vips =
        finds.spec().vips().stream().filter(it -> it.carrier() instanceof Carrier.Eni).count();
    int own = finds.ownEnis(node).size();
    if (vips > 0 && own + vips > type.interfaces()) {
      draft.problem(
          ("the node %s (%s, %s) can have %d ENIs: with %d of its own it cannot hold %d VIPs of"
                  + " mode eni")
              .formatted(node.name(), instance(node), type.name(), type.interfaces(), own, vips),
          "Take a larger type, or give VIPs another mode");
    }
    addresses(node, type);
  }

  private String instance(NodeSpec node) {
    return finds.instance(node).map(Ec2Instance::id).orElse(node.instance());
  }

  /** The addresses that each of the node's ENIs is to have when all VIPs are there. */
  private void addresses(NodeSpec node, InstanceType type) {
    Map<String, Set<String>> ipv4 = new TreeMap<>();
    Map<String, Set<String>> ipv6 = new TreeMap<>();
    for (Eni eni : finds.ownEnis(node)) {
      ipv4.put(eni.id(), new HashSet<>());
      ipv6.put(eni.id(), new HashSet<>(eni.ipv6Addresses()));
      eni.addresses().forEach(each -> ipv4.get(eni.id()).add(each.address()));
    }
    for (VipSpec vip : finds.spec().vips()) {
      switch (vip.carrier()) {
        case Carrier.SecondaryIp(var address, var link) ->
            finds
                .eniBehind(node, link)
                .ifPresent(
                    eni ->
                        (address.isIpv6() ? ipv6 : ipv4)
                            .computeIfAbsent(eni.id(), _ -> new HashSet<>())
                            .add(address.toString()));
        case Carrier.ElasticIp carrier ->
            finds
                .primary(node)
                .filter(eni -> !hasItAlready(node, vip, carrier))
                .ifPresent(
                    eni ->
                        ipv4.computeIfAbsent(eni.id(), _ -> new HashSet<>())
                            .add("one for " + vip.name()));
        case Carrier.Eni _, Carrier.Route _ -> {}
      }
    }
    ipv4.forEach(
        (eni, all) -> tooMany(node, type, eni, all.size(), type.ipv4PerInterface(), "IPv4"));
    ipv6.forEach(
        (eni, all) -> tooMany(node, type, eni, all.size(), type.ipv6PerInterface(), "IPv6"));
  }

  private boolean hasItAlready(NodeSpec node, VipSpec vip, Carrier.ElasticIp carrier) {
    String address =
        finds.privateAddresses(vip, carrier.privateAddresses()).getOrDefault(node.name(), "");
    return finds.ownEnis(node).stream().anyMatch(each -> each.carries(address));
  }

  private void tooMany(
      NodeSpec node, InstanceType type, String eni, int count, int limit, String family) {
    if (count > limit) {
      draft.problem(
          "%s of the node %s (%s) can have %d %s addresses, and with all VIPs it would have %d"
              .formatted(eni, node.name(), type.name(), limit, family, count),
          "Take a larger type, or give VIPs another mode");
    }
  }
}
