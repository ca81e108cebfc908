package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.ElasticIp;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.Marks;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Allocation;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.net.Ipv4;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** A VIP that is an Elastic IP, which leads to a secondary private address of each node. */
record ElasticIpVip(Finds finds, Draft draft, VipSpec vip, Carrier.ElasticIp carrier) {
  void plan() {
    elasticIp();
    for (NodeSpec node : finds.spec().nodes()) {
      switch (carrier.privateAddresses()) {
        case Chosen.Create<SequencedMap<String, Ipv4>>() -> chosenByUs(node);
        case Chosen.Existing<SequencedMap<String, Ipv4>>(var byNode) -> {
          Ipv4 address = byNode.get(node.name());
          if (address != null) {
            named(node, address);
          }
        }
      }
    }
  }

  private void elasticIp() {
    Optional<ElasticIp> found = finds.elasticIpOf(vip, carrier.allocation());
    SortedMap<String, String> tags = Marks.made(finds.spec(), vip.name());
    if (found.isPresent()) {
      if (carrier.allocation() instanceof Allocation.Create) {
        String id = found.get().allocationId();
        new Ownership(finds, draft)
            .tag(
                id, "tags of %s of the VIP %s".formatted(id, vip.name()), found.get().tags(), tags);
      }
      leadsToANode(found.get());
      return;
    }
    switch (carrier.allocation()) {
      case Allocation.Create() ->
          draft.create(
              new Ec2Change.Allocate(tags),
              "Elastic IP of the VIP " + vip.name(),
              "tags " + Ownership.text(tags));
      case Allocation.ById(String id) -> unknown(id);
      case Allocation.ByAddress(Ipv4 address) -> unknown(address.toString());
    }
  }

  private void unknown(String named) {
    draft.problem(
        "the Elastic IP %s of the VIP %s is not allocated in %s to this account"
            .formatted(named, vip.name(), finds.spec().region()),
        "Correct it, or write allocation: create for " + vip.name());
  }

  private void leadsToANode(ElasticIp address) {
    String eni = address.networkInterfaceId();
    if (!eni.isEmpty() && finds.nodeWith(eni).isEmpty()) {
      draft.problem(
          "the Elastic IP %s of the VIP %s leads to %s, which is on no node of the cluster"
              .formatted(address.publicAddress(), vip.name(), eni),
          "Disassociate it there, or name another Elastic IP");
    }
  }

  private void chosenByUs(NodeSpec node) {
    Eni eni = finds.primary(node).orElseThrow();
    new Ownership(finds, draft).claim(eni, node.name());
    String mark = Marks.privateAddress(vip.name());
    String chosen = eni.tag(mark);
    if (chosen.isEmpty() || !eni.carries(chosen) || eni.isPrimary(chosen)) {
      draft.create(
          new Ec2Change.ChooseAddress(eni.id(), eni.subnetId(), mark, promised()),
          "private address for the VIP %s on %s of %s".formatted(vip.name(), eni.id(), node.name()),
          chosen.isEmpty() ? "a free one of " + eni.subnetId() : chosen + " again, if it is free",
          "tag " + mark + " with the address");
    }
  }

  /** The addresses of the file: some of them nobody may have yet. */
  private List<String> promised() {
    SortedSet<String> all = new TreeSet<>();
    for (NodeSpec node : finds.spec().nodes()) {
      finds.address(node).ifPresent(address -> all.add(address.toString()));
    }
    for (VipSpec each : finds.spec().vips()) {
      switch (each.carrier()) {
        case Carrier.Eni(var address, var _, var _) -> all.add(address.toString());
        case Carrier.SecondaryIp(var address, var _) -> all.add(address.toString());
        case Carrier.Route _ -> {}
        case Carrier.ElasticIp other ->
            all.addAll(finds.privateAddresses(each, other.privateAddresses()).values());
      }
    }
    return List.copyOf(all);
  }

  private void named(NodeSpec node, Ipv4 address) {
    String text = address.toString();
    Optional<Eni> own = finds.ownEnis(node).stream().filter(each -> each.carries(text)).findFirst();
    if (own.isPresent()) {
      new Ownership(finds, draft).claim(own.get(), node.name());
      if (own.get().isPrimary(text)) {
        draft.problem(
            "the private address %s of %s is the primary one of %s: the VIP %s would cut it off"
                .formatted(text, node.name(), own.get().id(), vip.name()),
            "Choose a secondary address, or write private_ip: create");
      }
      return;
    }
    Optional<Eni> home =
        finds.ownEnis(node).stream().filter(each -> isIn(each.subnetId(), address)).findFirst();
    Optional<Eni> holder =
        home.flatMap(
            eni ->
                finds.observed().enis().stream()
                    .filter(each -> each.vpcId().equals(eni.vpcId()) && each.carries(text))
                    .findFirst());
    if (home.isEmpty()) {
      draft.problem(
          "the private address %s of %s is in no subnet of its ENIs, or EC2 keeps it for itself"
              .formatted(text, node.name()),
          "Choose a free address of the node's subnet, or write private_ip: create");
    } else if (holder.isPresent()) {
      draft.problem(
          "the private address %s of %s is in use by %s"
              .formatted(text, node.name(), holder.get().id()),
          "Choose a free address of the node's subnet, or write private_ip: create");
    } else {
      assign(node, home.get(), text);
    }
  }

  private void assign(NodeSpec node, Eni eni, String address) {
    new Ownership(finds, draft).claim(eni, node.name());
    String mark = Marks.privateAddress(vip.name());
    draft.create(
        new Ec2Change.AssignAddress(eni.id(), address, mark),
        "private address for the VIP %s on %s of %s".formatted(vip.name(), eni.id(), node.name()),
        address,
        "tag " + mark + "=" + address);
  }

  private boolean isIn(String subnetId, Ipv4 address) {
    return finds
        .observed()
        .subnet(subnetId)
        .flatMap(subnet -> subnet.rangeOf(address))
        .filter(range -> !range.reserves(address))
        .isPresent();
  }
}
