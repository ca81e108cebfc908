package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.AddressRange;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.Subnet;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A VIP that is a secondary private address of a node's ENI; the agent assigns it. */
record SecondaryIpVip(Finds finds, Draft draft, VipSpec vip, Carrier.SecondaryIp carrier) {
  void plan() {
    List<Eni> enis = new ArrayList<>();
    for (NodeSpec node : finds.spec().nodes()) {
      Optional<Eni> eni = new Links(finds, draft).eniBehind(node, carrier.link(), vip);
      eni.ifPresent(enis::add);
      eni.ifPresent(it -> new Ownership(finds, draft).claim(it, node.name()));
    }
    if (enis.size() == finds.spec().nodes().size()) {
      inOneSubnet(enis);
      isFree(enis);
    }
  }

  private void inOneSubnet(List<Eni> enis) {
    List<String> subnets = enis.stream().map(Eni::subnetId).distinct().toList();
    if (subnets.size() > 1) {
      draft.problem(
          "the VIP %s cannot move: its address stays in one subnet, and the nodes are in %s"
              .formatted(vip.name(), String.join(" and ", subnets)),
          "Give %s the mode eni (one zone), route or elastic-ip, or take nodes of one subnet"
              .formatted(vip.name()));
      return;
    }
    Optional<Subnet> subnet = finds.observed().subnet(subnets.getFirst());
    Optional<AddressRange> range = subnet.flatMap(it -> it.rangeOf(carrier.address()));
    if (range.isEmpty()) {
      draft.problem(
          "the address %s of the VIP %s is not in the nodes' subnet %s (%s)"
              .formatted(
                  carrier.address(),
                  vip.name(),
                  subnets.getFirst(),
                  subnet.map(it -> String.join(", ", it.ranges())).orElse("not seen")),
          "Choose a free address of that subnet");
    } else if (range.get().reserves(carrier.address())) {
      draft.problem(
          "EC2 keeps %s of %s (%s) for itself: it cannot be the VIP %s"
              .formatted(carrier.address(), subnets.getFirst(), range.get(), vip.name()),
          "Choose another address: not one of the first four of the subnet, and not the last");
    }
  }

  private void isFree(List<Eni> enis) {
    String address = carrier.address().toString();
    for (Eni eni : finds.observed().enis()) {
      if (!eni.carries(address) || !eni.vpcId().equals(enis.getFirst().vpcId())) {
        continue;
      }
      if (eni.isPrimary(address)) {
        draft.problem(
            "the address %s of the VIP %s is the primary one of %s, which stays with it"
                .formatted(address, vip.name(), eni.id()),
            "Choose another address for " + vip.name());
      } else if (finds.nodeWith(eni.id()).isEmpty()) {
        draft.problem(
            "the address %s of the VIP %s is assigned to %s, which is on no node of the cluster"
                .formatted(address, vip.name(), eni.id()),
            "Unassign it there, or choose another address for " + vip.name());
      }
    }
  }
}
