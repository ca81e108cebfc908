package io.cicely.node.fence;

import io.cicely.node.act.Recorder;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Ec2.StopMethod;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Powers one instance off and watches until it is seen to be off. The stop is Force with
 * SkipOsShutdown, since Force alone first asks the guest and waits for it (EC2 user guide, "Methods
 * for stopping an instance").
 */
final class PowerOff {
  /** EC2 says so of an instance that is pending, and of one that is on its way down already. */
  private static final String NOT_NOW = "IncorrectInstanceState";

  private static final String PROTECTION = "disableApiStop";
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(10);

  private final Ec2 ec2;
  private final Persistence persistence;
  private final Recorder recorder;
  private final String target;
  private final Release release;
  private final Waits waits;
  private StopMethod method = StopMethod.FORCE_SKIPPING_OS_SHUTDOWN;
  private Deadline askAgain;

  PowerOff(Ec2 ec2, Persistence persistence, Recorder recorder, String target, Release release) {
    this.ec2 = ec2;
    this.persistence = persistence;
    this.recorder = recorder;
    this.target = target;
    this.release = release;
    this.waits = persistence.waits();
    this.askAgain = Deadline.after(persistence.clock(), Duration.ZERO);
  }

  /**
   * The instance as it was seen off (stopped or terminated), or empty if EC2 knows no such one.
   *
   * @param self this machine's instance id, where known
   * @throws Failure if EC2 will never do it, or if this machine is itself being stopped
   */
  Optional<Instance> carryOut(Optional<String> self) {
    List<Instance> seen = look(self);
    self.filter(id -> !id.equals(target)).ifPresent(id -> refuseInRace(id, seen));
    Optional<Instance> instance = find(target, seen);
    while (instance.isPresent() && !isOff(instance.get())) {
      if (!askAgain.passed() || isOnItsWay(instance.get()) || !ask(instance.get())) {
        persistence.pause(waits, "Cannot see " + target + " off");
      }
      instance = find(target, look(Optional.empty()));
    }
    return instance;
  }

  /** By filter, for which an unknown id is no error: of two, one may be gone. */
  private List<Instance> look(Optional<String> self) {
    String[] ids = self.map(id -> new String[] {target, id}).orElse(new String[] {target});
    return persistence.insist(
        "Cannot power off " + target,
        () -> ec2.describeInstances(Select.where("instance-id", ids)));
  }

  private static Optional<Instance> find(String id, List<Instance> instances) {
    return instances.stream().filter(instance -> instance.id().equals(id)).findFirst();
  }

  /** Of two nodes that fence each other, the one that was hit first must not hit back. */
  private void refuseInRace(String self, List<Instance> seen) {
    Optional<Instance> own = find(self, seen);
    if (own.isPresent()
        && (own.get().state() == InstanceState.Known.STOPPING
            || own.get().state() == InstanceState.Known.SHUTTING_DOWN)) {
      throw new Failure(
          Code.OWN_INSTANCE_STOPPING,
          "Refused to power off " + target,
          "this machine, " + self + ", is itself " + own.get().state().word(),
          "");
    }
  }

  private boolean isOff(Instance instance) {
    recorder.saw(target + " is " + instance.state().word());
    return switch (instance.state()) {
      case InstanceState.Known.STOPPED, InstanceState.Known.TERMINATED -> true;
      case InstanceState.Known.PENDING,
          InstanceState.Known.RUNNING,
          InstanceState.Known.STOPPING,
          InstanceState.Known.SHUTTING_DOWN ->
          false;
      case InstanceState.Other _ -> false;
    };
  }

  /** What is being terminated cannot be stopped; another's stop may be a slow one of the guest. */
  private static boolean isOnItsWay(Instance instance) {
    return instance.state() == InstanceState.Known.SHUTTING_DOWN;
  }

  /** Whether EC2 accepted the stop; if not, it may another time. */
  private boolean ask(Instance instance) {
    return switch (ec2.stop(target, method)) {
      case Answer.Given<InstanceState> _ -> {
        askAgain = Deadline.after(persistence.clock(), ASK_AGAIN_AFTER);
        waits.restart();
        release.request(instance);
        yield true;
      }
      case Answer.Not<InstanceState>(Trouble.Refused refused) -> askAfter(refused, instance);
      case Answer.Not<InstanceState>(Trouble trouble) -> {
        // Whether an unknown id is gone is for the next look to say.
        if (!trouble.passing() && !(trouble instanceof Trouble.NotFound)) {
          throw trouble.failure("Cannot power off " + target);
        }
        yield false;
      }
    };
  }

  private boolean askAfter(Trouble.Refused refused, Instance instance) {
    if (refused.errorCode().equals(NOT_NOW)) {
      return false;
    }
    if (refused.message().contains(PROTECTION)) {
      throw new Failure(
          Code.INSTANCE_PROTECTED,
          "Cannot power off " + target,
          refused.why(),
          "Turn its stop protection off (" + PROTECTION + "): as it is, it cannot be fenced");
    }
    if (method == StopMethod.FORCE) {
      throw refused.failure("Cannot power off " + target);
    }
    // Xen instance types refuse SkipOsShutdown; a guest that hangs then takes minutes.
    method = StopMethod.FORCE;
    return ask(instance);
  }
}
