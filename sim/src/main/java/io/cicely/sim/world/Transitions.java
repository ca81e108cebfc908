package io.cicely.sim.world;

import io.cicely.sim.world.Transition.AcpiButtonPressed;
import io.cicely.sim.world.Transition.AddressConverges;
import io.cicely.sim.world.Transition.AttachCompletes;
import io.cicely.sim.world.Transition.DetachCompletes;
import io.cicely.sim.world.Transition.GraceExpires;
import io.cicely.sim.world.Transition.GuestHalts;
import io.cicely.sim.world.Transition.InstanceForgotten;
import io.cicely.sim.world.Transition.InstanceRestarts;
import io.cicely.sim.world.Transition.InstanceRuns;
import io.cicely.sim.world.Transition.InstanceStops;
import io.cicely.sim.world.Transition.InstanceTerminates;
import io.cicely.sim.world.Transition.InterfaceBecomesAvailable;
import io.cicely.sim.world.Transition.LinkPlugs;
import io.cicely.sim.world.Transition.LinkUnplugs;
import io.cicely.sim.world.Transition.MappingConverges;
import io.cicely.sim.world.Transition.PowerCuts;
import io.cicely.sim.world.Transition.RouteConverges;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which transitions are enabled, and what each one does. */
final class Transitions {
  private Transitions() {}

  static SortedSet<Transition> enabled(World world) {
    SortedSet<Transition> all = new TreeSet<>();
    world.instances().rows().forEach(each -> PowerCycle.enabled(world, each, all));
    world.interfaces().rows().forEach(each -> Wiring.enabled(world, each, all));
    Convergence.enabled(world, all);
    return Collections.unmodifiableSortedSet(all);
  }

  static World fire(World world, Transition transition) {
    if (!enabled(world).contains(transition)) {
      throw new IllegalStateException(transition + " is not enabled");
    }
    return switch (transition) {
      case InterfaceBecomesAvailable(String id) ->
          world.with(world.networkInterface(id).finished());
      case AttachCompletes(String id) -> Wiring.attached(world, id);
      case LinkPlugs(String id) -> Wiring.plugged(world, id);
      case LinkUnplugs(String id, boolean _) -> world.with(world.dataPlane().unplug(id));
      case DetachCompletes(String id, boolean _) -> Wiring.detached(world, id);
      case MappingConverges(VpcAddress address) -> Convergence.map(world, address);
      case RouteConverges(RouteKey route) -> Convergence.route(world, route);
      case AddressConverges(String publicIp) -> Convergence.publish(world, publicIp);
      case InstanceRuns(String id) -> PowerCycle.runs(world, id);
      case AcpiButtonPressed(String id) ->
          world.with(world.dataPlane().power(id, Power.ASKED_TO_SHUT_DOWN));
      case GuestHalts(String id) -> PowerCycle.off(world, id);
      case GraceExpires(String id, boolean _) -> PowerCycle.off(world, id);
      case PowerCuts(String id) -> PowerCycle.off(world, id);
      case InstanceStops(String id) -> PowerCycle.stops(world, id);
      case InstanceTerminates(String id) -> PowerCycle.terminates(world, id);
      case InstanceRestarts(String id) -> PowerCycle.restarts(world, id);
      case InstanceForgotten(String id) -> PowerCycle.forgotten(world, id);
    };
  }
}
