package io.cicely.node.vip;

import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import java.time.Duration;
import java.util.List;

/** The one thing to do next. */
public sealed interface Step {
  /** The patience of a look that is worth waiting for as long as there is time. */
  Duration NO_HURRY = Duration.ofDays(1);

  /** Look at it; go on without an answer after {@code patience}. */
  record Look(Question question, Duration patience) implements Step {}

  /** Let time pass, then look at EC2 and the kernel anew. */
  record WaitForEc2(String until) implements Step {}

  /** Let time pass until a link with that MAC address is there, then look anew. */
  record WaitForLink(String macAddress, String until) implements Step {}

  /** Let a little time pass, then look at the kernel anew. */
  record WaitForKernel(String until) implements Step {}

  /** Ask EC2 to detach. */
  record Detach(String attachmentId, boolean force) implements Step {}

  /** Ask EC2 to attach. */
  record Attach(String networkInterfaceId, String instanceId, int deviceIndex) implements Step {}

  /** Change the kernel. */
  record Configure(List<Change> changes) implements Step {
    public Configure {
      changes = List.copyOf(changes);
    }
  }

  /** The goal was seen to be reached; {@code warning} is empty where all is well. */
  record Done(String warning) implements Step {}

  /** It cannot be reached by waiting. */
  record GiveUp(Failure failure) implements Step {}
}
