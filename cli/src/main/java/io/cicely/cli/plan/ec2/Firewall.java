package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.AddressRange;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.Marks;
import io.cicely.cli.cluster.ec2.SecurityGroup;
import io.cicely.cli.cluster.ec2.SecurityGroup.Direction;
import io.cicely.cli.cluster.ec2.SecurityGroup.Rule;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.node.net.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the nodes have to be let through among themselves. A rule is added only where no other one
 * lets the traffic through; the rules bear the cluster's description.
 */
record Firewall(Finds finds, Draft draft) {
  private static final Service COROSYNC = new Service("udp", 5405);
  private static final Service PCSD = new Service("tcp", 2224);

  private record Service(String protocol, int port) {
    boolean isLetBy(Rule rule) {
      boolean anyPort = rule.fromPort() == -1;
      return rule.protocol().equals("-1")
          || (rule.protocol().equals(protocol)
              && (anyPort || (rule.fromPort() <= port && port <= rule.toPort())));
    }
  }

  void plan() {
    for (Service service : services()) {
      for (Direction direction : Direction.values()) {
        for (NodeSpec node : finds.spec().nodes()) {
          for (NodeSpec peer : finds.spec().nodes()) {
            if (!peer.equals(node)) {
              open(service, direction, node, peer);
            }
          }
        }
      }
    }
  }

  private List<Service> services() {
    return finds.spec().pcsd() ? List.of(COROSYNC, PCSD) : List.of(COROSYNC);
  }

  private void open(Service service, Direction direction, NodeSpec node, NodeSpec peer) {
    Eni own = finds.clusterEni(node).orElseThrow();
    if (isOpen(service, direction, own, peer)) {
      return;
    }
    Optional<String> common = groupOfAll();
    String group = common.orElse(own.groups().getFirst());
    String other = common.orElseGet(() -> AddressRange.of(address(peer)).toString());
    Rule rule =
        new Rule(
            direction,
            service.protocol(),
            service.port(),
            service.port(),
            other,
            Marks.rule(finds.spec().name()));
    draft.create(
        new Ec2Change.Authorize(group, rule), "rule of security group " + group, rule.toString());
  }

  private boolean isOpen(Service service, Direction direction, Eni own, NodeSpec peer) {
    Ip address = address(peer);
    List<String> groups = finds.clusterEni(peer).orElseThrow().groups();
    return own.groups().stream()
        .flatMap(id -> finds.observed().group(id).stream())
        .flatMap(group -> group.rules().stream())
        .filter(rule -> rule.direction() == direction && service.isLetBy(rule))
        .anyMatch(rule -> isPeer(rule, address, groups));
  }

  private static boolean isPeer(Rule rule, Ip address, List<String> groups) {
    return rule.namesGroup()
        ? groups.contains(rule.peer())
        : rule.peer().indexOf('/') > 0 && AddressRange.parse(rule.peer()).contains(address);
  }

  private Ip address(NodeSpec node) {
    return finds.address(node).orElseThrow();
  }

  /** A security group that all nodes are in, so that one rule does for all of them. */
  private Optional<String> groupOfAll() {
    List<List<String>> all =
        finds.spec().nodes().stream()
            .map(node -> finds.clusterEni(node).orElseThrow().groups())
            .toList();
    return all.getFirst().stream()
        .filter(group -> all.stream().allMatch(each -> each.contains(group)))
        .findFirst();
  }

  /** The cluster's rules that no node needs any more: for a port, a peer, a group that is gone. */
  void planLeftovers() {
    for (SecurityGroup group : finds.observed().groups()) {
      for (Rule rule : ours(group)) {
        if (!isNeeded(group, rule)) {
          revoke(group, rule);
        }
      }
    }
  }

  /** All the cluster's rules. */
  void planRemoval() {
    finds.observed().groups().forEach(group -> ours(group).forEach(rule -> revoke(group, rule)));
  }

  private List<Rule> ours(SecurityGroup group) {
    return group.rules().stream()
        .filter(rule -> rule.description().equals(Marks.rule(finds.spec().name())))
        .toList();
  }

  private void revoke(SecurityGroup group, Rule rule) {
    draft.delete(
        new Ec2Change.Revoke(group.id(), rule),
        "rule of security group " + group.id(),
        rule.toString());
  }

  private boolean isNeeded(SecurityGroup group, Rule rule) {
    List<String> groups = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    for (NodeSpec node : finds.spec().nodes()) {
      groups.addAll(finds.clusterEni(node).orElseThrow().groups());
      hosts.add(AddressRange.of(address(node)).toString().toLowerCase(Locale.ROOT));
    }
    return services().stream().anyMatch(service -> service.isLetBy(rule))
        && groups.contains(group.id())
        && (groups.contains(rule.peer()) || hosts.contains(rule.peer()));
  }
}
