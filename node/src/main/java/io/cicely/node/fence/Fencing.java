package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The three actions that change instances' power; each says where it saw the instances. */
record Fencing(Session session) {
  /** The cluster waits for us while the node is off already: no longer than this for the rest. */
  private static final Duration AFTERMATH = Duration.ofSeconds(5);

  /** Powers all off; ENIs to release are detached or being detached when this returns. */
  List<PowerOff> off(List<String> targets, List<String> enis) {
    Release release = new Release(session.ec2(), session.warnings(), enis);
    List<PowerOff> errands =
        targets.stream().map(target -> new PowerOff(session, target, release)).toList();
    Optional<String> self = session.site().self().filter(id -> !targets.contains(id));
    new Rounds(session, "Cannot power off").run(errands, self);
    Deadline deadline = aftermath();
    for (Instance instance : seenOff(errands)) {
      release.finish(instance, session.persistence(), deadline);
    }
    return errands;
  }

  /** Powers all off and asks EC2 to start them; whether they come up again is not waited for. */
  List<PowerOff> reboot(List<String> targets, List<String> enis) {
    List<PowerOff> errands = off(targets, enis);
    Deadline deadline = aftermath();
    for (Instance instance : seenOff(errands)) {
      if (instance.state() == InstanceState.Known.STOPPED) {
        restart(instance.id(), deadline);
      }
    }
    return errands;
  }

  /** Starts all, and returns once they are seen running. */
  List<PowerOn> on(List<String> targets) {
    List<PowerOn> errands = targets.stream().map(target -> new PowerOn(session, target)).toList();
    new Rounds(session, "Cannot power on").run(errands, Optional.empty());
    return errands;
  }

  private static List<Instance> seenOff(List<PowerOff> errands) {
    return errands.stream().flatMap(errand -> errand.seenOff().stream()).toList();
  }

  private Deadline aftermath() {
    return Deadline.after(session.persistence().clock(), AFTERMATH);
  }

  private void restart(String id, Deadline deadline) {
    Waits waits = session.persistence().waits();
    Answer<InstanceState> answer = session.ec2().start(id);
    while (answer instanceof Answer.Not<?>(Trouble trouble)
        && PowerOn.mayPass(trouble)
        && waits.pause(deadline)) {
      answer = session.ec2().start(id);
    }
    if (answer instanceof Answer.Not<?>(Trouble trouble)) {
      session.warnings().accept("Fenced, but cannot start " + id + " again: " + trouble.why());
    }
  }
}
