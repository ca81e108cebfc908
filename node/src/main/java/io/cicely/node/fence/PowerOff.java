package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2.StopMethod;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * Powers one instance off until it is seen to be off. The stop is Force with SkipOsShutdown, since
 * Force alone first asks the guest and waits for it (EC2 user guide, "Methods for stopping an
 * instance"). Hibernation is never asked for: an instance that could hibernate is stopped plainly.
 */
final class PowerOff implements Errand {
  /** A stop that was accepted may have got lost. */
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(10);

  private final Session session;
  private final String target;
  private final Release release;
  private final Clock clock;
  private StopMethod method = StopMethod.FORCE_SKIPPING_OS_SHUTDOWN;
  private Deadline askAgain;
  private boolean underWay;
  private Optional<Instance> off = Optional.empty();
  private String whereabouts = "not looked at";

  PowerOff(Session session, String target, Release release) {
    this.session = session;
    this.target = target;
    this.release = release;
    this.clock = session.persistence().clock();
    this.askAgain = Deadline.after(clock, Duration.ZERO);
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public boolean isUnderWay() {
    return underWay;
  }

  @Override
  public String whereabouts() {
    return whereabouts;
  }

  /** The instance as it was seen off; empty as long as it was not, or if it is gone. */
  Optional<Instance> seenOff() {
    return off;
  }

  @Override
  public Progress step(Optional<Instance> seen) {
    if (seen.isEmpty()) {
      boolean gone = session.proof().isGone(target);
      whereabouts = gone ? "gone" : "unknown";
      return gone ? Progress.THERE : Progress.WAITING;
    }
    Instance instance = seen.get();
    whereabouts = instance.state().word();
    session.recorder().saw(target + " is " + whereabouts);
    return switch (instance.state()) {
      case InstanceState.Known.STOPPED, InstanceState.Known.TERMINATED -> {
        off = seen;
        yield Progress.THERE;
      }
      // What is being terminated cannot be stopped, and ends by itself.
      case InstanceState.Known.SHUTTING_DOWN -> Progress.WAITING;
      // A stop that is under way already may be a slow one, which waits for the guest.
      case InstanceState.Known.PENDING, InstanceState.Known.RUNNING, InstanceState.Known.STOPPING ->
          askIfDue(instance);
      case InstanceState.Other _ -> askIfDue(instance);
    };
  }

  private Progress askIfDue(Instance instance) {
    return askAgain.passed() ? ask(instance) : Progress.WAITING;
  }

  private Progress ask(Instance instance) {
    return switch (session.ec2().stop(target, method)) {
      case Answer.Given<InstanceState> _ -> {
        underWay = true;
        askAgain = Deadline.after(clock, ASK_AGAIN_AFTER);
        release.request(instance);
        yield Progress.ASKED;
      }
      case Answer.Not<InstanceState>(Trouble.Refused refused) -> askAfter(refused, instance);
      // Whether an unknown id is gone is for the next look to say.
      case Answer.Not<InstanceState>(Trouble.NotFound _) -> Progress.WAITING;
      case Answer.Not<InstanceState>(Trouble trouble) -> {
        if (!trouble.passing()) {
          throw trouble.failure("Cannot power off " + target);
        }
        yield Progress.WAITING;
      }
    };
  }

  private Progress askAfter(Trouble.Refused refused, Instance instance) {
    return switch (StopRefusal.of(refused)) {
      case NOT_NOW -> Progress.WAITING;
      case PROTECTED, SPOT, INSTANCE_STORE -> throw StopRefusal.failure(target, refused);
      case NO_POWER_CUT, OTHER -> {
        if (method == StopMethod.FORCE) {
          throw StopRefusal.failure(target, refused);
        }
        // A guest that hangs then takes minutes.
        method = StopMethod.FORCE;
        yield ask(instance);
      }
    };
  }
}
