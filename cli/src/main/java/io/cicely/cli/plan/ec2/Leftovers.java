package io.cicely.cli.plan.ec2;

import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Finds;
import io.cicely.cli.cluster.ec2.Marks;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.Optional;

/** What Cicely made or changed for VIPs that the file no longer has, or has otherwise. */
record Leftovers(Finds finds, Draft draft) {
  void plan() {
    finds.leftEnis().forEach(this::delete);
    finds.leftElasticIps().forEach(it -> release(it.allocationId(), it.publicAddress()));
    boolean isRouted =
        finds.spec().vips().stream().anyMatch(it -> it.carrier() instanceof Carrier.Route);
    for (NodeSpec node : finds.spec().nodes()) {
      for (Eni eni : finds.ownEnis(node)) {
        unassign(node, eni);
        if (!isRouted) {
          resume(node, eni);
        }
      }
    }
    new Firewall(finds, draft).planLeftovers();
  }

  void delete(Eni eni) {
    draft.delete(
        new Ec2Change.DeleteEni(eni.id()),
        "ENI %s of the VIP %s".formatted(eni.id(), eni.tag(Marks.VIP)),
        "it was made by Cicely");
  }

  void release(String allocation, String address) {
    draft.delete(
        new Ec2Change.Release(allocation),
        "Elastic IP %s (%s)".formatted(address, allocation),
        "it was allocated by Cicely");
  }

  void resume(NodeSpec node, Eni eni) {
    if (eni.tag(Marks.CHECK).equals(Marks.CHECK_WAS_ON)) {
      draft.restore(
          new Ec2Change.ResumeCheck(eni.id()),
          "source/dest check of %s, the ENI of %s".formatted(eni.id(), node.name()),
          eni.sourceDestCheck() ? "only the tag is left" : "off -> on, as it was");
    }
  }

  private void unassign(NodeSpec node, Eni eni) {
    eni.tags()
        .forEach(
            (key, address) -> {
              String vip = Marks.vipOfPrivateAddress(key);
              if (!vip.isEmpty() && !isWanted(node, eni, vip, address)) {
                unassign(node, eni, key, address);
              }
            });
  }

  void unassign(NodeSpec node, Eni eni, String mark, String address) {
    draft.delete(
        new Ec2Change.UnassignAddress(eni.id(), address, mark),
        "private address %s on %s of %s".formatted(address, eni.id(), node.name()),
        "it was for the VIP " + Marks.vipOfPrivateAddress(mark));
  }

  private boolean isWanted(NodeSpec node, Eni eni, String name, String address) {
    Optional<VipSpec> vip =
        finds.spec().vips().stream().filter(each -> each.name().equals(name)).findFirst();
    return vip.isPresent()
        && vip.get().carrier() instanceof Carrier.ElasticIp carrier
        && switch (carrier.privateAddresses()) {
          case Carrier.Chosen.Create<?>() ->
              finds.primary(node).filter(it -> it.id().equals(eni.id())).isPresent();
          case Carrier.Chosen.Existing<?> _ ->
              address.equals(
                  finds.privateAddresses(vip.get(), carrier.privateAddresses()).get(node.name()));
        };
  }
}
