package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.AddressRange;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.Marks;
import io.cicely.cli.cluster.ec2.RouteTable;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.List;
import java.util.TreeMap;

/**
 * What is taken away with a cluster. ENIs, Elastic IPs and addresses that are named in the file
 * stay; of the agents' own work, where EC2 leads a VIP is taken back.
 */
record Destruction(Finds finds, Draft draft) {
  void plan() {
    for (VipSpec vip : finds.spec().vips()) {
      switch (vip.carrier()) {
        case Carrier.Route route -> routes(route);
        case Carrier.SecondaryIp(var address, var _) -> secondary(address.toString());
        case Carrier.Eni _, Carrier.ElasticIp _ -> {}
      }
    }
    Leftovers leftovers = new Leftovers(finds, draft);
    finds.observed().enis().stream().filter(this::isMade).forEach(leftovers::delete);
    finds.observed().addresses().stream()
        .filter(each -> each.tag(Marks.CLUSTER).equals(finds.spec().name()))
        .filter(each -> !each.tag(Marks.VIP).isEmpty())
        .forEach(each -> leftovers.release(each.allocationId(), each.publicAddress()));
    for (NodeSpec node : finds.spec().nodes()) {
      for (Eni eni : finds.observed().enisOf(node.instance())) {
        if (!isMade(eni)) {
          restore(node, eni, leftovers);
        }
      }
    }
    new Firewall(finds, draft).planRemoval();
  }

  private boolean isMade(Eni eni) {
    return eni.tag(Marks.CLUSTER).equals(finds.spec().name())
        && !eni.tag(Marks.VIP).isEmpty()
        && !eni.isFirstOfInstance();
  }

  /** A route to the VIP that leads to a node, or nowhere: the VIP's own, whoever made it. */
  private void routes(Carrier.Route route) {
    String destination = AddressRange.of(route.address()).toString();
    for (String id : finds.tables(route.tables())) {
      finds
          .observed()
          .table(id)
          .flatMap(table -> table.to(destination))
          .filter(found -> !found.active() || finds.nodeWith(found.target()).isPresent())
          .ifPresent(found -> delete(id, found));
    }
  }

  private void delete(String table, RouteTable.Route route) {
    draft.delete(
        new Ec2Change.DeleteRoute(table, route.destination(), route.target()),
        "route to %s in %s".formatted(route.destination(), table),
        "to " + route.target());
  }

  private void secondary(String address) {
    for (NodeSpec node : finds.spec().nodes()) {
      List<Eni> enis = finds.observed().enisOf(node.instance());
      enis.stream()
          .filter(eni -> eni.carries(address) && !eni.isPrimary(address))
          .forEach(
              eni ->
                  draft.delete(
                      new Ec2Change.UnassignAddress(eni.id(), address, ""),
                      "private address %s on %s of %s".formatted(address, eni.id(), node.name()),
                      "it was a VIP"));
    }
  }

  private void restore(NodeSpec node, Eni eni, Leftovers leftovers) {
    eni.tags()
        .forEach(
            (key, address) -> {
              if (!Marks.vipOfPrivateAddress(key).isEmpty()) {
                leftovers.unassign(node, eni, key, address);
              }
            });
    leftovers.resume(node, eni);
    if (eni.tag(Marks.CLUSTER).equals(finds.spec().name())) {
      draft.restore(
          new Ec2Change.RemoveTags(
              eni.id(), new TreeMap<>(java.util.Map.of(Marks.CLUSTER, finds.spec().name()))),
          "tag of %s, the ENI of %s".formatted(eni.id(), node.name()),
          Marks.CLUSTER + "=" + finds.spec().name());
    }
  }
}
