package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
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

  private Founded() {}

  static World world(Blueprint blueprint, Instant now) {
    InstanceType type = InstanceType.named("m5.large").orElseThrow();
    Founding founding =
        Founding.of(new Account(Blueprint.ACCOUNT, Blueprint.REGION, true), now)
            .vpc(Blueprint.VPC, Blueprint.VPC_RANGE)
            .tag(Blueprint.VPC, "Name", "cicely-lab")
            .subnet(Blueprint.SUBNET, Blueprint.VPC, Blueprint.SUBNET_RANGE, Blueprint.ZONE)
            .networkInterface(Blueprint.VIP_ENI, Blueprint.SUBNET, Blueprint.VIP, "VIP")
            .tag(Blueprint.VIP_ENI, "Name", "vip")
            .tag(Blueprint.VIP_ENI, "cluster", "cicely");
    for (Node node : blueprint.machines().toList()) {
      founding
          .instance(node.instance(), type, Blueprint.SUBNET, node.eni(), node.address())
          .tag(node.instance(), "Name", node.name());
    }
    for (Node node : blueprint.nodes()) {
      founding.profile(node.instance(), PROFILE).tag(node.instance(), "cluster", "cicely");
    }
    return founding.world();
  }
}
