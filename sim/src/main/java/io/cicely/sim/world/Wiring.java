package io.cicely.sim.world;

import io.cicely.sim.world.Transition.AttachCompletes;
import io.cicely.sim.world.Transition.DetachCompletes;
import io.cicely.sim.world.Transition.InterfaceBecomesAvailable;
import io.cicely.sim.world.Transition.LinkPlugs;
import io.cicely.sim.world.Transition.LinkUnplugs;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How interfaces come to machines and leave them. EC2 says attached before the guest sees the link;
 * it says available only after the link is gone.
 */
final class Wiring {
  private Wiring() {}

  static void enabled(World world, NetworkInterface each, Set<Transition> all) {
    if (!each.created()) {
      all.add(new InterfaceBecomesAvailable(each.id()));
    }
    Attachment attachment = each.attachment();
    if (attachment == null) {
      return;
    }
    boolean plugged = world.dataPlane().plugs().has(each.id());
    switch (attachment.status()) {
      case ATTACHING -> all.add(new AttachCompletes(each.id()));
      case ATTACHED -> {
        if (!plugged) {
          all.add(new LinkPlugs(each.id()));
        }
      }
      case DETACHING ->
          all.add(
              plugged
                  ? new LinkUnplugs(each.id(), attachment.forced())
                  : new DetachCompletes(each.id(), attachment.forced()));
    }
  }

  static World attached(World world, String id) {
    return world.with(
        world.networkInterface(id).with(attachmentOf(world, id).in(Attachment.Status.ATTACHED)));
  }

  static World plugged(World world, String id) {
    return world.with(world.dataPlane().plug(id, attachmentOf(world, id).instanceId()));
  }

  /**
   * A forced detach from a running machine leaves the device index unusable until its next stop.
   */
  static World detached(World world, String id) {
    Attachment attachment = attachmentOf(world, id);
    World next = world.with(world.networkInterface(id).with((Attachment) null));
    Instance instance = world.instances().get(attachment.instanceId());
    if (!attachment.forced()
        || instance == null
        || world.dataPlane().power(instance.id()) == Power.OFF) {
      return next;
    }
    SortedSet<Integer> blocked = new TreeSet<>(instance.blockedIndexes());
    blocked.add(attachment.deviceIndex());
    return next.with(instance.blocking(blocked));
  }

  private static Attachment attachmentOf(World world, String id) {
    Attachment attachment = world.networkInterface(id).attachment();
    if (attachment == null) {
      throw new IllegalStateException("interface " + id + " is not attached");
    }
    return attachment;
  }
}
