package io.cicely.sim.world;

import io.cicely.sim.world.Instance.Lifecycle;
import io.cicely.sim.world.Shutdown.Goal;
import io.cicely.sim.world.Transition.AcpiButtonPressed;
import io.cicely.sim.world.Transition.GraceExpires;
import io.cicely.sim.world.Transition.GuestHalts;
import io.cicely.sim.world.Transition.InstanceForgotten;
import io.cicely.sim.world.Transition.InstanceRestarts;
import io.cicely.sim.world.Transition.InstanceRuns;
import io.cicely.sim.world.Transition.InstanceStops;
import io.cicely.sim.world.Transition.InstanceTerminates;
import io.cicely.sim.world.Transition.PowerCuts;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** How an instance comes up and goes down. The API shows an end only after the power is off. */
final class PowerCycle {
  private PowerCycle() {}

  static void enabled(World world, Instance instance, Set<Transition> all) {
    String id = instance.id();
    switch (instance.state()) {
      case PENDING -> all.add(new InstanceRuns(id));
      case TERMINATED -> all.add(new InstanceForgotten(id));
      case STOPPED -> {}
      case RUNNING, STOPPING, SHUTTING_DOWN -> {
        Shutdown shutdown = instance.shutdown();
        if (shutdown != null) {
          enabled(id, shutdown, world.dataPlane().power(id), all);
        }
      }
    }
  }

  private static void enabled(String id, Shutdown shutdown, Power power, Set<Transition> all) {
    switch (power) {
      case ON -> all.add(shutdown.skipOsShutdown() ? new PowerCuts(id) : new AcpiButtonPressed(id));
      case ASKED_TO_SHUT_DOWN -> {
        all.add(new GuestHalts(id));
        all.add(
            shutdown.skipOsShutdown() ? new PowerCuts(id) : new GraceExpires(id, shutdown.force()));
      }
      case OFF ->
          all.add(
              switch (shutdown.goal()) {
                case STOP -> new InstanceStops(id);
                case TERMINATE -> new InstanceTerminates(id);
                case REBOOT -> new InstanceRestarts(id);
              });
    }
  }

  static World runs(World world, String id) {
    return world
        .with(world.instance(id).with(Lifecycle.RUNNING))
        .with(world.dataPlane().power(id, Power.ON));
  }

  static World off(World world, String id) {
    return world.with(world.dataPlane().power(id, Power.OFF));
  }

  static World stops(World world, String id) {
    Instance instance = world.instance(id);
    return world.with(
        instance
            .with(instance.lifecycle().ended(InstanceState.STOPPED))
            .blocking(Collections.emptySortedSet()));
  }

  static World restarts(World world, String id) {
    Instance instance = world.instance(id);
    return world.with(instance.with(Lifecycle.RUNNING)).with(world.dataPlane().power(id, Power.ON));
  }

  /** Interfaces go with the instance or survive it, as their attachments say. */
  static World terminates(World world, String id) {
    Instance instance = world.instance(id);
    World next = world.with(instance.with(instance.lifecycle().ended(InstanceState.TERMINATED)));
    List<NetworkInterface> attached = world.interfacesOf(id).toList();
    for (NetworkInterface each : attached) {
      next = Wiring.detached(next.with(next.dataPlane().unplug(each.id())), each.id());
      if (each.attachment() != null && each.attachment().deleteOnTermination()) {
        next = Interfaces.removed(next, each.id());
      }
    }
    return next;
  }

  static World forgotten(World world, String id) {
    return world.without(world.instance(id)).with(world.dataPlane().power(id, null));
  }

  /**
   * The guest powered itself off. Asked for it, this is the way down that EC2 expects; otherwise
   * the instance-initiated shutdown behaviour decides. A machine that is already off is left alone.
   */
  static World guestHalted(World world, String id, String when) {
    Instance instance = world.instance(id);
    if (world.dataPlane().power(id) == Power.OFF) {
      return world;
    }
    World off = off(world, id);
    if (instance.shutdown() != null) {
      return off;
    }
    boolean terminate = instance.protection().terminateOnGuestShutdown();
    return off.with(
        instance.with(
            new Lifecycle(
                terminate ? InstanceState.SHUTTING_DOWN : InstanceState.STOPPING,
                new Shutdown(terminate ? Goal.TERMINATE : Goal.STOP, false, false),
                "Client.InstanceInitiatedShutdown",
                "Instance initiated (" + when + ")")));
  }
}
