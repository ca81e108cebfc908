package io.cicely.node.fence;

import io.cicely.node.ec2.Ec2;

/** What every action that asks EC2 works with. */
record Session(Site site, Persistence persistence, Log log, Proof proof) {
  Ec2 ec2() {
    return site.ec2();
  }

  /** The id of the instance that the order names. */
  String target(Order order) {
    return new Plug(ec2(), persistence).resolve(order.plug(), order.tag());
  }
}
