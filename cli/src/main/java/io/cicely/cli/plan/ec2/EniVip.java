package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.AddressRange;
import io.cicely.cli.cluster.ec2.Ec2Instance;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Eni.Cable;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.Marks;
import io.cicely.cli.cluster.ec2.Subnet;
import io.cicely.cli.cluster.ec2.Vpc;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** A VIP with an ENI of its own. */
record EniVip(Finds finds, Draft draft, VipSpec vip, Carrier.Eni carrier) {
  void plan() {
    List<String> zones =
        finds.spec().nodes().stream()
            .flatMap(node -> finds.instance(node).stream())
            .map(Ec2Instance::zone)
            .distinct()
            .toList();
    if (zones.size() > 1) {
      draft.problem(
          "the VIP %s cannot move: its ENI stays in one zone, and the nodes are in %s"
              .formatted(vip.name(), String.join(" and ", zones)),
          "Give " + vip.name() + " the mode route or elastic-ip, or take nodes of one zone");
      return;
    }
    String zone = zones.getFirst();
    Optional<Eni> found = finds.eniOf(vip, carrier);
    switch (carrier.eni()) {
      case Chosen.Existing<String>(String id) ->
          found.ifPresentOrElse(eni -> existing(eni, zone), () -> unknown(id));
      case Chosen.Create<String>() -> found.ifPresentOrElse(this::made, () -> make(zone));
    }
    found.ifPresent(this::keep);
  }

  private void unknown(String id) {
    draft.problem(
        "the ENI %s of the VIP %s does not exist in %s"
            .formatted(id, vip.name(), finds.spec().region()),
        "Correct eni of " + vip.name() + ", or write eni: create");
  }

  private void existing(Eni eni, String zone) {
    String name = eni.id() + " of the VIP " + vip.name();
    String address = carrier.address().toString();
    if (!eni.carries(address)) {
      draft.problem(
          name + " does not have the address " + address,
          "Assign it to the ENI, or correct address or eni of " + vip.name());
    }
    if (eni.isFirstOfInstance()) {
      draft.problem(
          name + " is the primary ENI of an instance, which can never be detached", another());
    } else if (eni.managed() || !eni.kind().equals("interface")) {
      draft.problem(name + " belongs to a service of AWS (" + eni.kind() + ")", another());
    } else if (eni.cable() != null && finds.nodeWith(eni.id()).isEmpty()) {
      draft.problem(
          name + " is attached to " + owner(eni.cable()) + ", which is no node of the cluster",
          "Detach it, or correct eni of " + vip.name());
    }
    if (!eni.zone().equals(zone)) {
      draft.problem(
          "%s is in %s, and the nodes are in %s".formatted(name, eni.zone(), zone), another());
    }
    List<String> others = others(eni);
    if (!others.isEmpty()) {
      draft.problem(
          name + " carries something else as well: " + String.join(", ", others),
          "Unassign it, since it would move with the VIP; or name another ENI");
    }
    belongs(eni);
  }

  private String another() {
    return "Name another ENI for " + vip.name() + ", or write eni: create";
  }

  private static String owner(Cable cable) {
    return cable.instanceId().isEmpty() ? "what is no instance" : cable.instanceId();
  }

  /** Secondary addresses beside the VIP; the ENI's primary one has to be there. */
  private List<String> others(Eni eni) {
    return eni.addresses().stream()
        .filter(each -> !each.primary() || !each.allocationId().isEmpty())
        .map(Eni.Address::address)
        .filter(each -> !each.equals(carrier.address().toString()))
        .toList();
  }

  private void belongs(Eni eni) {
    String cluster = eni.tag(Marks.CLUSTER);
    if (new Ownership(finds, draft).isAnothers(cluster)) {
      draft.problem(
          "%s of the VIP %s belongs to the cluster %s by its tag %s"
              .formatted(eni.id(), vip.name(), cluster, Marks.CLUSTER),
          "Name another ENI for " + vip.name() + ", or remove that tag");
    }
  }

  private void keep(Eni eni) {
    Cable cable = eni.cable();
    if (cable != null && cable.deviceIndex() > 0 && cable.deleteOnTermination()) {
      draft.update(
          new Ec2Change.KeepOnTermination(eni.id(), cable.attachmentId()),
          "%s of the VIP %s".formatted(eni.id(), vip.name()),
          "DeleteOnTermination false: it would go with " + cable.instanceId());
    }
  }

  private void made(Eni eni) {
    SortedMap<String, String> tags = Marks.made(finds.spec(), vip.name());
    new Ownership(finds, draft)
        .tag(
            eni.id(), "tags of %s of the VIP %s".formatted(eni.id(), vip.name()), eni.tags(), tags);
    Set<String> wanted = new TreeSet<>(carrier.securityGroups());
    if (!wanted.isEmpty() && !wanted.equals(new TreeSet<>(eni.groups())) && groupsExist()) {
      draft.update(
          new Ec2Change.SetGroups(eni.id(), carrier.securityGroups()),
          "security groups of %s of the VIP %s".formatted(eni.id(), vip.name()),
          String.join(", ", eni.groups()) + " -> " + String.join(", ", carrier.securityGroups()));
    }
    if (finds.nodeWith(eni.id()).isEmpty() && eni.cable() != null) {
      draft.problem(
          "%s of the VIP %s is attached to %s, which is no node of the cluster"
              .formatted(eni.id(), vip.name(), owner(eni.cable())),
          "Detach it: aws ec2 detach-network-interface --attachment-id "
              + eni.cable().attachmentId());
    }
  }

  private void make(String zone) {
    String address = carrier.address().toString();
    Optional<Subnet> subnet =
        finds.observed().subnets().stream()
            .filter(each -> each.vpcId().equals(finds.vpc().map(Vpc::id).orElse("")))
            .filter(each -> each.rangeOf(carrier.address()).isPresent())
            .findFirst();
    if (subnet.isEmpty() || !subnet.get().zone().equals(zone)) {
      String where =
          subnet.map(it -> "in " + it.id() + ", in the zone " + it.zone()).orElse("in no subnet");
      draft.problem(
          "the address %s of the VIP %s is %s, and the nodes are in %s"
              .formatted(address, vip.name(), where, zone),
          "Choose a free address of a subnet in " + zone);
      return;
    }
    Optional<AddressRange> range = subnet.get().rangeOf(carrier.address());
    Optional<Eni> holder = holder(address);
    if (range.filter(each -> each.reserves(carrier.address())).isPresent()) {
      draft.problem(
          "EC2 keeps %s of %s (%s) for itself: it cannot be the VIP %s"
              .formatted(address, subnet.get().id(), range.get(), vip.name()),
          "Choose another address: not one of the first four of the subnet, and not the last");
    } else if (holder.isPresent()) {
      draft.problem(
          "the address %s of the VIP %s is in use by %s%s"
              .formatted(address, vip.name(), holder.get().id(), described(holder.get())),
          "Write eni: %s if that carries the VIP and nothing else, or choose another address"
              .formatted(holder.get().id()));
    } else if (groupsExist()) {
      groups().ifPresent(groups -> make(subnet.get(), groups));
    }
  }

  private static String described(Eni eni) {
    String on = eni.cable() == null ? "" : " on " + owner(eni.cable());
    return on + (eni.description().isEmpty() ? "" : " (" + eni.description() + ")");
  }

  private Optional<Eni> holder(String address) {
    String vpc = finds.vpc().map(Vpc::id).orElse("");
    return finds.observed().enis().stream()
        .filter(each -> each.vpcId().equals(vpc) && each.carries(address))
        .findFirst();
  }

  private boolean groupsExist() {
    for (String id : carrier.securityGroups()) {
      if (finds.observed().group(id).isEmpty()) {
        draft.problem(
            "the security group %s of the VIP %s does not exist in the nodes' VPC"
                .formatted(id, vip.name()),
            "Correct security_groups of " + vip.name());
        return false;
      }
    }
    return true;
  }

  private Optional<List<String>> groups() {
    if (!carrier.securityGroups().isEmpty()) {
      return Optional.of(carrier.securityGroups());
    }
    List<NodeSpec> nodes = finds.spec().nodes();
    List<String> first = finds.primary(nodes.getFirst()).orElseThrow().groups();
    boolean same =
        nodes.stream()
            .map(node -> finds.primary(node).orElseThrow().groups())
            .allMatch(each -> new TreeSet<>(each).equals(new TreeSet<>(first)));
    if (!same) {
      draft.problem(
          "the nodes have different security groups, so that those of the VIP %s are not clear"
              .formatted(vip.name()),
          "Write security_groups of " + vip.name());
      return Optional.empty();
    }
    return Optional.of(first);
  }

  private void make(Subnet subnet, List<String> groups) {
    SortedMap<String, String> tags = Marks.made(finds.spec(), vip.name());
    draft.create(
        new Ec2Change.CreateEni(
            subnet.id(),
            carrier.address().toString(),
            groups,
            Marks.eni(finds.spec().name(), vip.name()),
            tags),
        "ENI of the VIP " + vip.name(),
        "%s in %s".formatted(carrier.address(), subnet.id()),
        "security groups " + String.join(", ", groups),
        "tags " + Ownership.text(tags));
  }
}
