package io.cicely.sim.world;

import io.cicely.sim.world.Instance.Lifecycle;
import io.cicely.sim.world.Instance.Market;
import io.cicely.sim.world.Instance.Protection;
import io.cicely.sim.world.Shutdown.Goal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API may do to instances. Every call is all or nothing. */
public final class Instances {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'GMT'").withZone(ZoneOffset.UTC);

  private Instances() {}

  /** The instances named, or the refusal that names all that do not exist. */
  public static List<Instance> all(World world, List<String> ids) {
    ids.forEach(Refusals::checkInstanceId);
    List<String> missing = ids.stream().filter(id -> !world.instances().has(id)).toList();
    if (!missing.isEmpty()) {
      throw Refusals.noSuchInstance(missing);
    }
    return ids.stream().distinct().map(world::instance).toList();
  }

  /**
   * Wanted instances.
   *
   * @param primaryAddress null for EC2's choice
   * @param groupIds empty for the VPC's default group
   * @param profileArn instance profile, null for none
   */
  public record Wish(
      int count,
      String imageId,
      InstanceType type,
      Market market,
      String subnetId,
      @Nullable String primaryAddress,
      List<String> groupIds,
      @Nullable String profileArn,
      Protection protection) {}

  /** RunInstances, as a World and the new instances' ids. */
  public record Launched(World world, List<String> ids) {}

  /** RunInstances: each instance gets a primary interface that goes with it. */
  public static Launched run(World world, Wish wish, Instant now) {
    World next = world;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < wish.count(); i++) {
      String id = next.freshId("i");
      Instance instance =
          Instance.launched(id, wish.imageId(), wish.type(), wish.subnetId(), now)
              .bought(wish.market())
              .profiled(wish.profileArn())
              .with(wish.protection());
      next = next.with(instance).counted();
      String card = next.freshId("eni");
      next =
          Interfaces.create(
              next,
              new Interfaces.Wish(
                  wish.subnetId(), wish.primaryAddress(), List.of(), 0, wish.groupIds(), ""));
      next = Attachments.added(next, next.networkInterface(card).finished(), id, 0, true, now);
      ids.add(id);
    }
    return new Launched(next, ids);
  }

  /** StartInstances: what runs or is pending already is left alone. */
  public static World start(World world, List<String> ids, Instant now) {
    World next = world;
    for (Instance each : all(world, ids)) {
      next =
          switch (each.state()) {
            case PENDING, RUNNING -> next;
            case STOPPED -> next.with(each.with(Lifecycle.PENDING).launchedAt(now));
            case STOPPING, SHUTTING_DOWN, TERMINATED ->
                throw Refusals.incorrectInstanceState(
                    "The instance '"
                        + each.id()
                        + "' is not in a state from which it can be started.");
          };
    }
    return next;
  }

  /**
   * StopInstances. On an instance that is stopping already, force and skip are added to what was
   * asked before; a stopped one is left alone.
   */
  public static World stop(
      World world, List<String> ids, boolean force, boolean skipOsShutdown, Instant now) {
    World next = world;
    for (Instance each : all(world, ids)) {
      refuseSkip(each, skipOsShutdown);
      next =
          switch (each.state()) {
            case STOPPED -> next;
            case RUNNING, STOPPING -> {
              refuseStop(each);
              yield next.with(down(each, new Shutdown(Goal.STOP, force, skipOsShutdown), now));
            }
            case PENDING, SHUTTING_DOWN, TERMINATED ->
                throw Refusals.incorrectInstanceState(
                    "This instance '"
                        + each.id()
                        + "' is not in a state from which it can be stopped.");
          };
    }
    return next;
  }

  /** TerminateInstances: a terminated instance is left alone; a stopped one needs no shutdown. */
  public static World terminate(
      World world, List<String> ids, boolean force, boolean skipOsShutdown, Instant now) {
    World next = world;
    for (Instance each : all(world, ids)) {
      refuseSkip(each, skipOsShutdown);
      if (each.protection().disableApiTermination()) {
        throw protectedFrom(each, "terminated", "disableApiTermination");
      }
      if (!each.isTerminated()) {
        next = next.with(down(each, new Shutdown(Goal.TERMINATE, force, skipOsShutdown), now));
      }
    }
    return next;
  }

  /** RebootInstances: asynchronous, and without a state to watch it by. */
  public static World reboot(World world, List<String> ids) {
    World next = world;
    for (Instance each : all(world, ids)) {
      if (each.state() != InstanceState.RUNNING) {
        throw Refusals.incorrectInstanceState(
            "The instance '" + each.id() + "' is not in the 'running' state.");
      }
      next = next.with(each.with(each.lifecycle().asked(new Shutdown(Goal.REBOOT, false, false))));
    }
    return next;
  }

  /** The guest powered itself off. */
  public static World guestHalted(World world, String id, Instant now) {
    return PowerCycle.guestHalted(world, id, TIME.format(now));
  }

  public static World protect(World world, String id, Protection protection) {
    return world.with(world.instance(id).with(protection));
  }

  /** The type of a stopped instance may change. */
  public static World retype(World world, String id, InstanceType type) {
    Instance instance = world.instance(id);
    if (instance.state() != InstanceState.STOPPED) {
      throw Refusals.incorrectInstanceState(
          "The instance '" + id + "' is not in the 'stopped' state.");
    }
    return world.with(instance.with(type));
  }

  private static Instance down(Instance instance, Shutdown asked, Instant now) {
    Shutdown before = instance.shutdown();
    Shutdown shutdown = before == null ? asked : before.and(asked);
    InstanceState state =
        shutdown.goal() == Goal.STOP ? InstanceState.STOPPING : InstanceState.SHUTTING_DOWN;
    return instance.with(
        new Lifecycle(
            state,
            shutdown,
            "Client.UserInitiatedShutdown",
            "User initiated (" + TIME.format(now) + ")"));
  }

  private static void refuseStop(Instance instance) {
    if (instance.protection().disableApiStop()) {
      throw protectedFrom(instance, "stopped", "disableApiStop");
    }
    if (instance.market() == Market.SPOT_ONE_TIME) {
      throw Refusals.oneTimeSpot(instance.id());
    }
  }

  private static void refuseSkip(Instance instance, boolean skipOsShutdown) {
    if (skipOsShutdown && instance.type().hypervisor() == InstanceType.Hypervisor.XEN) {
      throw Refusals.notPermitted("SkipOsShutdown is not supported on Xen instance types.");
    }
  }

  private static Ec2Error protectedFrom(Instance instance, String what, String attribute) {
    return Refusals.notPermitted(
        "The instance '"
            + instance.id()
            + "' may not be "
            + what
            + ". Modify its '"
            + attribute
            + "' instance attribute and try again.");
  }
}
