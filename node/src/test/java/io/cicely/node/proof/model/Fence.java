package io.cicely.node.proof.model;

import io.cicely.node.proof.model.Node.Belief;
import io.cicely.node.proof.model.Node.Standing;
import io.cicely.node.proof.search.Model.Successors;
import io.cicely.sim.world.Attachment;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.InstanceState;
import io.cicely.sim.world.NetworkInterface;

/**
 * The fence agent: asks EC2 to stop the instance, may ask to detach the VIP's ENI meanwhile, is
 * content once it sees the instance off, and may ask to start it again. Killed and run anew, it
 * comes to the same steps. Where no member is left to run it, somebody does the same by hand.
 */
final class Fence {
  private final ClusterModel model;
  private final Setup setup;

  Fence(ClusterModel model) {
    this.model = model;
    this.setup = model.setup();
  }

  void successors(Cluster cluster, Successors<Cluster> to) {
    for (int i = 0; i < cluster.nodes().size(); i++) {
      switch (cluster.node(i).standing()) {
        case MEMBER -> {}
        case LOST -> fence(cluster, i, to);
        case FENCED -> accepted(cluster, i, new Call.Start(id(i)), "start", to);
      }
    }
  }

  private String id(int i) {
    return setup.site().instances().get(i);
  }

  private void fence(Cluster cluster, int i, Successors<Cluster> to) {
    InstanceState state = cluster.cloud().now().world().instance(id(i)).state();
    if (state == InstanceState.RUNNING) {
      accepted(cluster, i, new Call.Stop(id(i)), "stop", to);
    } else {
      release(cluster, i, to);
    }
    for (Ec2Moment view : cluster.cloud().views()) {
      if (setup.isOff().test(view.instance(id(i)).state())) {
        to.accept(confirmed(cluster, i), event(i, "is seen off: fencing is confirmed"));
        return;
      }
    }
  }

  private void release(Cluster cluster, int i, Successors<Cluster> to) {
    cluster
        .cloud()
        .now()
        .world()
        .interfacesOf(id(i))
        .map(NetworkInterface::attachment)
        .forEach(
            each -> {
              if (each != null
                  && each.deviceIndex() > 0
                  && each.status() != Attachment.Status.DETACHING) {
                accepted(cluster, i, new Call.Detach(each.id(), false), "detach from", to);
              }
            });
  }

  private void accepted(Cluster cluster, int i, Call call, String what, Successors<Cluster> to) {
    try {
      Cluster after = model.carriedOut(cluster, call);
      if (!after.cloud().now().equals(cluster.cloud().now())) {
        to.accept(after, event(i, "EC2 accepts to " + what + " it"));
      }
    } catch (Ec2Error refused) {
      // The fence agent asks again until it is killed: nothing has changed.
    }
  }

  Cluster confirmed(Cluster cluster, int i) {
    return cluster
        .breaking(model.promises().brokenByFenced(cluster, i))
        .change(i, each -> each.with(Standing.FENCED).with(Belief.STOPPED));
  }

  private Event event(int i, String what) {
    return new Event("fencing", setup.site().name(i) + ": " + what, null);
  }
}
