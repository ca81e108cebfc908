package io.cicely.node.fence;

import io.cicely.node.act.Recorder;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2;
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

/** The three actions that change an instance's power. */
final class Fencing {
  /** The cluster waits for us while the node is off already: no longer than this for the rest. */
  private static final Duration AFTERMATH = Duration.ofSeconds(5);

  private static final String NOT_NOW = "IncorrectInstanceState";

  private final Session session;
  private final Ec2 ec2;
  private final Persistence persistence;
  private final Recorder recorder;

  Fencing(Session session) {
    this.session = session;
    this.ec2 = session.ec2();
    this.persistence = session.persistence();
    this.recorder = session.recorder();
  }

  /** Powers it off; ENIs to release are detached or being detached when this returns. */
  void off(String target, List<String> enis) {
    bringDown(target, enis);
  }

  /** Powers it off and asks EC2 to start it; whether it comes up again is not waited for. */
  void reboot(String target, List<String> enis) {
    bringDown(target, enis)
        .filter(instance -> instance.state() == InstanceState.Known.STOPPED)
        .ifPresent(instance -> restart(instance.id()));
  }

  /** The instance as it was seen off, or empty if it is proven to be gone. */
  private Optional<Instance> bringDown(String target, List<String> enis) {
    Release release = new Release(ec2, session.warnings(), enis);
    PowerOff powerOff = new PowerOff(ec2, persistence, recorder, target, release);
    Waits waits = persistence.waits();
    Optional<Instance> off = powerOff.carryOut(session.site().self());
    while (off.isEmpty() && !session.proof().isGone(target)) {
      persistence.pause(waits, "Cannot see " + target + " off");
      off = powerOff.carryOut(session.site().self());
    }
    off.ifPresent(instance -> release.finish(instance, persistence, aftermath()));
    return off;
  }

  private Deadline aftermath() {
    return Deadline.after(persistence.clock(), AFTERMATH);
  }

  private void restart(String id) {
    Deadline deadline = aftermath();
    Waits waits = persistence.waits();
    Answer<InstanceState> answer = ec2.start(id);
    while (answer instanceof Answer.Not<?>(Trouble trouble)
        && mayPass(trouble)
        && waits.pause(deadline)) {
      answer = ec2.start(id);
    }
    if (answer instanceof Answer.Not<?>(Trouble trouble)) {
      session.warnings().accept("Fenced, but cannot start " + id + " again: " + trouble.why());
    }
  }

  private static boolean mayPass(Trouble trouble) {
    return trouble.passing()
        || (trouble instanceof Trouble.Refused refused && refused.errorCode().equals(NOT_NOW));
  }

  /** Starts it, and returns once it is seen running. */
  void on(String target) {
    String what = "Cannot power on " + target;
    Waits waits = persistence.waits();
    while (!isOn(target, what)) {
      persistence.pause(waits, what);
    }
  }

  private boolean isOn(String target, String what) {
    Select which = Select.ids(target);
    List<Instance> seen = persistence.insist(what, () -> ec2.describeInstances(which));
    if (seen.isEmpty()) {
      return false;
    }
    InstanceState state = seen.getFirst().state();
    recorder.saw(target + " is " + state.word());
    return switch (state) {
      case InstanceState.Known.RUNNING -> true;
      case InstanceState.Known.PENDING, InstanceState.Known.STOPPING -> false;
      case InstanceState.Known.STOPPED -> {
        start(target, what);
        yield false;
      }
      case InstanceState.Known.TERMINATED, InstanceState.Known.SHUTTING_DOWN ->
          throw new Failure(Code.EC2_REFUSED, what, "it is " + state.word() + " for good", "");
      case InstanceState.Other _ -> false;
    };
  }

  private void start(String target, String what) {
    switch (ec2.start(target)) {
      case Answer.Given<InstanceState> _ -> {}
      case Answer.Not<InstanceState>(Trouble trouble) -> {
        if (!mayPass(trouble)) {
          throw trouble.failure(what);
        }
      }
    }
  }
}
