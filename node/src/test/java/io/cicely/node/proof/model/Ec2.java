package io.cicely.node.proof.model;

import io.cicely.sim.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** All moments of EC2 that a search has met, each one once. */
final class Ec2 {
  private final Map<World, Ec2Moment> moments = new HashMap<>();
  private final long firstSerial;

  Ec2(World founding) {
    firstSerial = founding.serial();
  }

  /**
   * The moment of that world. The count of ids begins again: which numbers were given out before is
   * no difference, as long as nobody remembers one of them.
   */
  Ec2Moment at(World world) {
    World counted = counting(world, firstSerial);
    return moments.computeIfAbsent(counted, each -> new Ec2Moment(this, each));
  }

  /** The world about to give out an id with that prefix that is not in use. */
  World withFreshId(World world, String prefix, Predicate<String> used) {
    World next = counting(world, firstSerial);
    while (used.test(next.freshId(prefix))) {
      next = counting(next, next.serial() + 1);
    }
    return next;
  }

  private static World counting(World world, long serial) {
    return world.serial() == serial
        ? world
        : new World(
            world.account(),
            world.network(),
            world.inventory(),
            world.tags(),
            world.dataPlane(),
            serial);
  }
}
