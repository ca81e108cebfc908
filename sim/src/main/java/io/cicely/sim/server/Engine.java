package io.cicely.sim.server;

import io.cicely.sim.action.Action;
import io.cicely.sim.action.Actions;
import io.cicely.sim.action.Change;
import io.cicely.sim.latency.Profile;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.Transition;
import io.cicely.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/**
 * The simulator's only mutable thing: the current World, and a clock, a latency profile and a seed
 * that choose when its transitions happen. Same seed, same calls at the same times: same history.
 *
 * <p>Thread-safe. Reads never wait for the fabric.
 */
public final class Engine implements AutoCloseable {
  private static final int EVENTS_KEPT = 20_000;
  private static final Duration FABRIC_RETRY = Duration.ofSeconds(1);

  private final EngineClock clock;
  private final Fabric fabric;
  private final Draws draws;
  private final Schedule schedule;
  private final Past past = new Past();
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Deque<Event> events = new ArrayDeque<>();
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
  private final Permissions permissions = new Permissions();
  private final Set<String> deafGuests = new ConcurrentSkipListSet<>();
  private volatile Predicate<Transition> held = _ -> false;
  private volatile Profile profile;
  private volatile World world;
  private @Nullable Instant alarm;

  public Engine(World world, Profile profile, long seed, EngineClock clock, Fabric fabric) {
    this.world = world;
    this.profile = profile;
    this.clock = clock;
    this.fabric = fabric;
    this.draws = new Draws(seed);
    this.schedule = new Schedule(draws);
    past.add(clock.now(), world);
    locked(this::carryOn);
  }

  /** The World as it is, not as a lagging read may show it. */
  public World world() {
    return world;
  }

  /** The World as it was so long ago, as far as that is kept. */
  public World worldBefore(Duration duration) {
    return past.at(clock.now().minus(duration));
  }

  public Instant now() {
    return clock.now();
  }

  /** From now on, new transitions and calls take their times from this profile. */
  public void setProfile(Profile next) {
    profile = next;
  }

  /** Who may do what. */
  public Permissions permissions() {
    return permissions;
  }

  /** From now on, transitions that pass stick: they do not happen by themselves. */
  public void hold(Predicate<Transition> sticking) {
    held = sticking;
    locked(this::carryOn);
  }

  /** Every event from now on, on the thread on which it happens; to be handled quickly. */
  public void listen(Consumer<Event> listener) {
    listeners.add(listener);
  }

  /** The latest events, oldest first. */
  public List<Event> events() {
    return eventsAfter(Instant.MIN);
  }

  /** Those of the latest events that came after this time, oldest first. */
  public List<Event> eventsAfter(Instant time) {
    synchronized (events) {
      return events.stream().filter(each -> each.at().isAfter(time)).toList();
    }
  }

  /** Runs the task once when so much time has passed. */
  void after(Duration duration, Runnable task) {
    clock.wakeAt(clock.now().plus(duration), task);
  }

  /**
   * Answers an API call, after as long as the profile says it takes.
   *
   * @throws Ec2Error when EC2 refuses
   * @throws InterruptedException when interrupted while the call takes its time
   */
  public Ec2Response call(Caller caller, Ec2Request request) throws InterruptedException {
    return call(caller, request, Duration.ZERO, UnaryOperator.identity());
  }

  /**
   * Answers an API call; a read sees less than it should.
   *
   * @param behind how far behind it reads, on top of the profile's lag
   * @param view what it makes of the World that it reads
   */
  Ec2Response call(Caller caller, Ec2Request request, Duration behind, UnaryOperator<World> view)
      throws InterruptedException {
    Instant start = clock.now();
    String name = request.getClass().getSimpleName().replaceFirst("Request$", "");
    String result = "Unanswered";
    try {
      Action<?> action = Actions.of(request);
      action.check(request);
      Duration latency = draw(name, "Call");
      clock.sleep(latency.dividedBy(2));
      Ec2Response response =
          action.mutating()
              ? write(caller, action, request)
              : read(caller, action, request, behind, view);
      clock.sleep(latency.minus(latency.dividedBy(2)));
      result = "OK";
      return response;
    } catch (Ec2Error error) {
      result = error.code();
      throw error;
    } finally {
      Instant end = clock.now();
      emit(
          new Event.Answered(
              end, name, caller, request.toString(), result, Duration.between(start, end)));
    }
  }

  /** Changes the World by hand, as no API call would: to found it, or to disturb it. */
  public void edit(UnaryOperator<World> edit) {
    locked(
        () -> {
          publish(edit.apply(world));
          carryOn();
        });
  }

  /** A guest powered itself off, asked or not. Not to be called from the fabric's own thread. */
  public void guestHalted(String instanceId) {
    locked(
        () -> {
          emit(new Event.GuestHalted(clock.now(), instanceId));
          publish(Instances.guestHalted(world, instanceId, clock.now()));
          carryOn();
        });
  }

  /** Whether the guest does nothing when the ACPI power button is pressed. */
  public void guestIgnoresAcpi(String instanceId, boolean ignores) {
    if (ignores) {
      deafGuests.add(instanceId);
    } else {
      deafGuests.remove(instanceId);
    }
    locked(this::carryOn);
  }

  @Override
  public void close() {
    clock.close();
  }

  private Ec2Response read(
      Caller caller,
      Action<?> action,
      Ec2Request request,
      Duration behind,
      UnaryOperator<World> view) {
    World seen = view.apply(worldBefore(draw("Lag", "Lag").plus(behind)));
    permissions.check(caller, action, seen, request);
    return action.answer(seen, request, clock.now()).response();
  }

  private Ec2Response write(Caller caller, Action<?> action, Ec2Request request) {
    lock.lock();
    try {
      permissions.check(caller, action, world, request);
      Change change = action.answer(world, request, clock.now());
      publishOrFail(action.name(), change.world());
      carryOn();
      return change.response();
    } finally {
      lock.unlock();
    }
  }

  private void publishOrFail(String action, World next) {
    try {
      publish(next);
    } catch (Ec2Error error) {
      throw error;
    } catch (RuntimeException e) {
      emit(new Event.FabricFailed(clock.now(), action, e.toString()));
      throw new Ec2Error("InternalError", "An internal error has occurred", 500);
    }
  }

  /** Makes the next World real, then visible. */
  private void publish(World next) {
    if (next.equals(world)) {
      return;
    }
    fabric.realize(world, next);
    world = next;
    past.add(clock.now(), next);
  }

  /** Fires everything that is due, and asks to be woken for the next. */
  private void carryOn() {
    schedule.follow(world, profile, clock.now(), this::happensByItself);
    var next = schedule.next(_ -> true);
    while (next.isPresent() && !next.get().time().isAfter(clock.now())) {
      fire(next.get());
      schedule.follow(world, profile, clock.now(), this::happensByItself);
      next = schedule.next(_ -> true);
    }
    next.ifPresent(entry -> wakeAt(entry.time()));
  }

  private void fire(Schedule.Entry entry) {
    Transition transition = entry.transition();
    try {
      publish(world.fire(transition));
      Instant now = clock.now();
      emit(new Event.Fired(now, transition, Duration.between(entry.since(), now)));
    } catch (RuntimeException e) {
      emit(new Event.FabricFailed(clock.now(), transition.toString(), e.toString()));
      schedule.postpone(transition, clock.now().plus(FABRIC_RETRY));
    }
  }

  private void wakeAt(Instant time) {
    if (alarm == null || time.isBefore(alarm)) {
      alarm = time;
      clock.wakeAt(time, this::wake);
    }
  }

  private void wake() {
    locked(
        () -> {
          alarm = null;
          carryOn();
        });
  }

  /** A real guest halts when it does; a deaf one not at all. */
  private boolean happensByItself(Transition transition) {
    return !held.test(transition)
        && (!(transition instanceof Transition.GuestHalts(String id))
            || !(fabric.hasGuests() || deafGuests.contains(id)));
  }

  private Duration draw(String special, String general) {
    return profile
        .of(special, general)
        .map(each -> each.at(draws.next(special)))
        .orElse(Duration.ZERO);
  }

  private void emit(Event event) {
    synchronized (events) {
      events.addLast(event);
      if (events.size() > EVENTS_KEPT) {
        events.removeFirst();
      }
    }
    listeners.forEach(each -> each.accept(event));
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
