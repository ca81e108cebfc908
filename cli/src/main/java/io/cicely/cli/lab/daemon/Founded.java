package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.lab.model.Site;
import io.cicely.cli.lab.model.Subnet;
import io.cicely.cli.lab.model.Vip;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.World;
import java.time.Instant;

/** The EC2 that a blueprint describes, as it is when the lab comes up. */
final class Founded {
  static final String ROLE = "cicely-node";
  private static final String PROFILE =
      "arn:aws:iam::%s:instance-profile/%s".formatted(Blueprint.ACCOUNT, ROLE);
  private static final InstanceType USUAL = InstanceType.named("m5.large").orElseThrow();
  private static final InstanceType ROOMY = InstanceType.named("m5.16xlarge").orElseThrow();

  private Founded() {}

  static World world(Blueprint blueprint, Instant now) {
    Account account = new Account(Blueprint.ACCOUNT, Blueprint.REGION, true);
    Founding founding = Founding.of(account, now);
    network(founding);
    InstanceType type = blueprint.isCrowded() ? ROOMY : USUAL;
    blueprint.machines().forEach(machine -> machine(founding, machine, type));
    blueprint.nodes().forEach(node -> node(founding, node));
    if (blueprint.equipment().isBare()) {
      // Nobody can choose which address is allocated; the lab's public routes know this one.
      return founding.elasticIp(Site.ALLOCATION, Site.ELASTIC_IP).world();
    }
    // Packets for an address that a route leads to are not for the ENI's own.
    blueprint.nodes().forEach(node -> founding.withoutSourceDestCheck(node.eni()));
    if (blueprint.isCrowded()) {
      blueprint.allVips().forEach(vip -> vip(founding, vip));
    } else {
      // What any mode needs: tests and users try more than the one that the cluster is for.
      networkInterface(founding, Blueprint.VIP_ENI, Blueprint.VIP, "vip");
      blueprint.nodes().forEach(node -> founding.secondary(node.eni(), node.secondary()));
    }
    return founding
        .elasticIp(Site.ALLOCATION, Site.ELASTIC_IP)
        .tag(Site.ALLOCATION, "Name", "vip")
        .world();
  }

  private static void network(Founding founding) {
    founding
        .vpc(Site.VPC, Site.VPC_RANGE, Site.VPC_RANGE6, Site.MAIN_ROUTE_TABLE)
        .tag(Site.VPC, "Name", "cicely-lab");
    for (Subnet subnet : Site.SUBNETS) {
      founding
          .subnet(subnet.id(), Site.VPC, subnet.range(), subnet.range6(), subnet.zone())
          .routeTable(subnet.routeTable(), Site.VPC, subnet.id())
          .routeToGateway(subnet.routeTable(), "0.0.0.0/0", Site.GATEWAY);
    }
    // The services that the VIP is for, and ping.
    founding
        .ingress(Site.VPC, "tcp", 80, 80, Site.VISITORS)
        .ingress(Site.VPC, "udp", 7, 7, Site.VISITORS)
        .ingress(Site.VPC, "icmp", -1, -1, Site.VISITORS);
  }

  /** A secondary address is nowhere before its VIP is first started. */
  private static void vip(Founding founding, Vip vip) {
    String eni = vip.parameters().get("eni");
    if (eni != null) {
      networkInterface(founding, eni, vip.address(), vip.name());
    }
  }

  private static void networkInterface(Founding founding, String eni, String address, String name) {
    founding
        .networkInterface(eni, Site.SUBNETS.getFirst().id(), address, "VIP")
        .tag(eni, "Name", name)
        .tag(eni, "cluster", "cicely");
  }

  private static void machine(Founding founding, Node machine, InstanceType type) {
    founding
        .instance(machine.instance(), type, machine.subnet().id(), machine.eni(), machine.address())
        .tag(machine.instance(), "Name", machine.name())
        .ipv6(machine.eni(), machine.address6());
  }

  private static void node(Founding founding, Node node) {
    founding.profile(node.instance(), PROFILE).tag(node.instance(), "cluster", "cicely");
  }
}
