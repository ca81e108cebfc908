package io.cicely.sim.world;

import io.cicely.sim.world.SecurityGroup.Rule;
import java.util.List;

/** Security groups and their rules. */
public final class SecurityGroups {
  private SecurityGroups() {}

  /** The default group: everything out, and everything in from its own members. */
  static World createDefault(World world, String vpcId) {
    String id = world.freshId("sg");
    World next = world.counted();
    Rule in = new Rule(next.freshId("sgr"), false, "-1", -1, -1, id, "");
    next = next.counted();
    return next.counted()
        .with(
            new SecurityGroup(
                id,
                vpcId,
                "default",
                "default VPC security group",
                List.of(in, everythingOut(next.freshId("sgr")))));
  }

  static Rule everythingOut(String id) {
    return new Rule(id, true, "-1", -1, -1, "0.0.0.0/0", "");
  }
}
