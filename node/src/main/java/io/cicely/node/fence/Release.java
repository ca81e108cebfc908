package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Instance.InstanceInterface;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes the VIP's ENIs from the instance that is powered off, for the survivor to attach. It is
 * asked for as soon as the stop is accepted, so that EC2 does both at once; that EC2 does so is an
 * assumption, and what it refuses then is asked for again once the instance is off. No failure here
 * fails the fencing.
 */
final class Release {
  private final Ec2 ec2;
  private final Consumer<String> warnings;
  private final List<String> enis;
  private final Set<String> accepted = new HashSet<>();

  Release(Ec2 ec2, Consumer<String> warnings, List<String> enis) {
    this.ec2 = ec2;
    this.warnings = warnings;
    this.enis = List.copyOf(enis);
  }

  /** Asks once for each ENI that the instance holds. */
  void request(Instance instance) {
    for (InstanceInterface held : held(instance)) {
      ask(held);
    }
  }

  /** Sees to it that each ENI of an instance that is off is detached or being detached. */
  void finish(Instance instance, Persistence persistence, Deadline deadline) {
    for (InstanceInterface held : held(instance)) {
      Waits waits = persistence.waits();
      Answer<Ec2.Accepted> answer = ask(held);
      while (!isOnItsWay(held, answer)
          && !(answer instanceof Answer.Not<?>(Trouble.Denied _))
          && waits.pause(deadline)) {
        answer = ask(held);
      }
      if (answer instanceof Answer.Not<?>(Trouble trouble) && !isOnItsWay(held, answer)) {
        String what = "Cannot detach " + held.networkInterfaceId() + " from " + instance.id();
        warnings.accept(what + ": " + trouble.why());
      }
    }
  }

  private Answer<Ec2.Accepted> ask(InstanceInterface held) {
    Answer<Ec2.Accepted> answer = ec2.detach(held.attachment().id());
    if (answer instanceof Answer.Given<?>) {
      accepted.add(held.attachment().id());
    }
    return answer;
  }

  /** EC2 refuses to detach twice; an attachment that it no longer knows has ended. */
  private boolean isOnItsWay(InstanceInterface held, Answer<Ec2.Accepted> answer) {
    return switch (answer) {
      case Answer.Given<Ec2.Accepted> _ -> true;
      case Answer.Not<Ec2.Accepted>(Trouble.NotFound _) -> true;
      case Answer.Not<Ec2.Accepted>(Trouble _) -> accepted.contains(held.attachment().id());
    };
  }

  private List<InstanceInterface> held(Instance instance) {
    List<InstanceInterface> held = new ArrayList<>();
    for (InstanceInterface each : instance.interfaces()) {
      Attachment attachment = each.attachment();
      if (enis.contains(each.networkInterfaceId())
          && attachment.status() != Attachment.Status.Known.DETACHING
          && attachment.status() != Attachment.Status.Known.DETACHED) {
        held.add(each);
      }
    }
    return held;
  }
}
