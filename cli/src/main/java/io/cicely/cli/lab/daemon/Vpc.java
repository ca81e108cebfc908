package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.fabric.Mishaps;
import io.cicely.cli.lab.fabric.Rewiring;
import io.cicely.cli.lab.fabric.Step;
import io.cicely.cli.lab.fabric.Wiring;
import io.cicely.cli.lab.fabric.WorldWiring;
import io.cicely.sim.server.Fabric;
import io.cicely.sim.world.Power;
import io.cicely.sim.world.World;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Keeps the machine below in agreement with the simulated world and with what befell it. */
final class Vpc implements Fabric {
  private final Hands hands;
  private final Map<String, String> names;
  private World world;
  private Mishaps mishaps = Mishaps.NONE;
  private Wiring wiring = Wiring.NOTHING;

  /**
   * @param names the machines there are below, by instance id
   */
  Vpc(Hands hands, Map<String, String> names, World world) {
    this.hands = hands;
    this.names = Map.copyOf(names);
    this.world = world;
  }

  /** Returns when the machine below is as {@code after} says, whatever was before. */
  @Override
  public synchronized void realize(World before, World after) {
    world = after;
    for (String instance : names.keySet()) {
      if (after.dataPlane().power(instance) == Power.OFF) {
        mishaps = mishaps.recovered(instance);
      }
    }
    rewire();
  }

  @Override
  public boolean hasGuests() {
    return true;
  }

  /** Returns when the machine below has suffered it. */
  synchronized void befall(UnaryOperator<Mishaps> change) {
    mishaps = change.apply(mishaps);
    rewire();
  }

  synchronized Mishaps mishaps() {
    return mishaps;
  }

  private void rewire() {
    Wiring wanted = WorldWiring.of(world, names, mishaps);
    for (Step step : Rewiring.steps(wiring, wanted)) {
      hands.carryOut(step);
    }
    wiring = wanted;
  }
}
