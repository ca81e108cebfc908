package io.cicely.node.fence;

import io.cicely.node.act.Recorder;
import io.cicely.node.ec2.Ec2;
import java.util.List;
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

  /** The ids of the instances that the order names, each once. */
  List<String> targets(Order order) {
    Plug plug = new Plug(ec2(), persistence);
    return order.plugs().stream()
        .flatMap(each -> plug.resolve(each, order.tag()).stream())
        .distinct()
        .toList();
  }
}
