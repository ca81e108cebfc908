package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.AddressRange;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.Marks;
import io.cicely.cli.cluster.ec2.RouteTable;
import io.cicely.cli.cluster.ec2.RouteTable.Route;
import io.cicely.cli.cluster.ec2.Vpc;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A VIP that routes lead to. A route that leads to a node is the agent's to move, and stays. */
record RouteVip(Finds finds, Draft draft, VipSpec vip, Carrier.Route carrier) {
  void plan() {
    SequencedMap<String, Eni> enis = new LinkedHashMap<>();
    for (NodeSpec node : finds.spec().nodes()) {
      new Links(finds, draft)
          .eniBehind(node, carrier.link(), vip)
          .ifPresent(eni -> enis.put(node.name(), eni));
    }
    if (isOutside() && enis.size() == finds.spec().nodes().size()) {
      enis.forEach(this::check);
      List<RouteTable> tables = tables();
      String holder = holder(tables);
      tables.forEach(table -> route(table, holder, enis.get(holder)));
    }
  }

  private boolean isOutside() {
    for (String range : finds.vpc().map(Vpc::ranges).orElse(List.of())) {
      if (AddressRange.parse(range).contains(carrier.address())) {
        draft.problem(
            "the address %s of the VIP %s is in the VPC's range %s, where no route can lead it"
                .formatted(carrier.address(), vip.name(), range),
            "Choose an address outside the VPC, or give %s another mode".formatted(vip.name()));
        return false;
      }
    }
    return true;
  }

  private void check(String node, Eni eni) {
    if (eni.sourceDestCheck()) {
      draft.update(
          new Ec2Change.StopCheck(eni.id()),
          "source/dest check of %s, the ENI of %s".formatted(eni.id(), node),
          "on -> off: EC2 would drop what is for " + carrier.address(),
          "tag " + Marks.CHECK + "=" + Marks.CHECK_WAS_ON);
    }
  }

  private List<RouteTable> tables() {
    List<String> ids = finds.tables(carrier.tables());
    if (ids.isEmpty()) {
      draft.problem(
          "no route table of the nodes' VPC was seen for the VIP " + vip.name(),
          "Name them in route_tables of " + vip.name());
    }
    return ids.stream().flatMap(id -> table(id).stream()).toList();
  }

  private Optional<RouteTable> table(String id) {
    Optional<RouteTable> found = finds.observed().table(id);
    String vpc = finds.vpc().map(Vpc::id).orElse("");
    if (found.isEmpty() && vip.roleArn() != null) {
      draft.note(
          ("The route table %s of the VIP %s was not seen: it belongs to the account of"
                  + " role_arn. The agent makes its route.")
              .formatted(id, vip.name()));
    } else if (found.isEmpty() || !found.get().vpcId().equals(vpc)) {
      draft.problem(
          "the route table %s of the VIP %s does not exist in the nodes' VPC %s"
              .formatted(id, vip.name(), vpc),
          "Correct route_tables of %s, or write route_tables: all".formatted(vip.name()));
      return Optional.empty();
    }
    return found;
  }

  private String destination() {
    return AddressRange.of(carrier.address()).toString();
  }

  /** The node that has the VIP, as Pacemaker says or else a route; else the one where it starts. */
  private String holder(List<RouteTable> tables) {
    String told = finds.observed().fromNodes().holder(vip.name());
    if (!told.isEmpty()) {
      return told;
    }
    return tables.stream()
        .flatMap(table -> table.to(destination()).stream())
        .flatMap(route -> finds.nodeWith(route.target()).stream())
        .map(NodeSpec::name)
        .findFirst()
        .orElse(vip.prefers() != null ? vip.prefers() : finds.spec().nodes().getFirst().name());
  }

  private void route(RouteTable table, String holder, @Nullable Eni eni) {
    Optional<Route> present = table.to(destination());
    if (eni == null) {
      return;
    }
    String what = "route to %s in %s".formatted(destination(), table.id());
    if (present.isEmpty()) {
      draft.create(
          new Ec2Change.CreateRoute(table.id(), destination(), eni.id()),
          what,
          "to %s of %s".formatted(eni.id(), holder));
      return;
    }
    String target = present.get().target();
    Optional<NodeSpec> node = finds.nodeWith(target);
    boolean isTold = !finds.observed().fromNodes().holder(vip.name()).isEmpty();
    boolean isAstray = isTold && node.filter(it -> it.name().equals(holder)).isEmpty();
    if (node.isEmpty() && present.get().active()) {
      draft.problem(
          "the %s leads to %s, which is on no node of the cluster".formatted(what, target),
          "Delete that route, or choose another address for " + vip.name());
    } else if (node.isEmpty() || isAstray) {
      draft.update(
          new Ec2Change.ReplaceRoute(table.id(), destination(), target, eni.id()),
          what,
          "%s -> %s of %s".formatted(target, eni.id(), holder),
          node.isEmpty() ? "it leads nowhere" : "the VIP is on " + holder);
    }
  }
}
