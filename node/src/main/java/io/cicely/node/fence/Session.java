package io.cicely.node.fence;

import io.cicely.node.act.Recorder;
import io.cicely.node.ec2.Ec2;
import java.util.function.Consumer;

/**
 * What every action that asks EC2 works with.
 *
 * @param warnings is told what went wrong beside the goal
 */
record Session(
    Site site, Persistence persistence, Recorder recorder, Consumer<String> warnings, Proof proof) {

  Ec2 ec2() {
    return site.ec2();
  }

  /** The id of the instance that the order names. */
  String target(Order order) {
    return new Plug(ec2(), persistence).resolve(order.plug(), order.tag());
  }
}
