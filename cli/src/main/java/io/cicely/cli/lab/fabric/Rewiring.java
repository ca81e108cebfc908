package io.cicely.cli.lab.fabric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps from one wiring to another. Cables are cut before power is taken, since the network of
 * a dead machine still answers pings; they are plugged before power is given, as on EC2.
 */
public final class Rewiring {
  private Rewiring() {}

  public static List<Step> steps(Wiring before, Wiring after) {
    List<Step> steps = new ArrayList<>();
    List<Link> cut = before.links().values().stream().filter(old -> gone(old, after)).toList();
    if (!cut.isEmpty()) {
      steps.add(new Step.Cut(cut));
    }
    if (!before.filter().equals(after.filter())) {
      steps.add(new Step.Sieve(after.filter()));
    }
    for (Machine machine : before.machines().values()) {
      standStill(machine, after.machines().get(machine.name()), steps);
    }
    for (Machine machine : after.machines().values()) {
      if (isNew(machine, before)) {
        steps.add(new Step.Rack(machine));
      }
    }
    plug(before, after, steps);
    for (Machine machine : after.machines().values()) {
      wake(before.machines().get(machine.name()), machine, steps);
    }
    return List.copyOf(steps);
  }

  private static boolean gone(Link old, Wiring after) {
    Link now = after.links().get(old.eni());
    return now == null || !now.sameCable(old);
  }

  private static boolean isNew(Machine machine, Wiring before) {
    Machine old = before.machines().get(machine.name());
    return old == null || !old.instance().equals(machine.instance());
  }

  private static void standStill(Machine old, @Nullable Machine now, List<Step> steps) {
    if (now == null || !now.instance().equals(old.instance())) {
      steps.add(new Step.Kill(old));
    } else if (now.frozen() && !old.frozen()) {
      steps.add(new Step.Freeze(now));
    }
  }

  private static void plug(Wiring before, Wiring after, List<Step> steps) {
    List<Link> plugged = new ArrayList<>();
    List<Step.Readdress.Change> changed = new ArrayList<>();
    for (Link link : after.links().values()) {
      Link old = before.links().get(link.eni());
      if (old == null || !old.sameCable(link)) {
        plugged.add(link);
      } else if (!old.equals(link)) {
        changed.add(new Step.Readdress.Change(old, link));
      }
    }
    if (!changed.isEmpty()) {
      steps.add(new Step.Readdress(List.copyOf(changed)));
    }
    if (!plugged.isEmpty()) {
      steps.add(new Step.Plug(List.copyOf(plugged)));
    }
  }

  private static void wake(@Nullable Machine old, Machine now, List<Step> steps) {
    boolean asked = false;
    if (old == null || !old.instance().equals(now.instance())) {
      steps.add(new Step.Boot(now));
    } else {
      asked = old.asked();
      if (old.frozen() && !now.frozen()) {
        steps.add(new Step.Thaw(now));
      }
    }
    if (now.asked() && !asked) {
      steps.add(new Step.Press(now));
    }
  }
}
