package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.Optional;
import java.util.Set;

/** Starts one instance until it is seen running. */
final class PowerOn implements Errand {
  /** EC2 says so while an instance, or a Spot Instance's request, is on its way to being off. */
  private static final Set<String> NOT_NOW =
      Set.of("IncorrectInstanceState", "IncorrectSpotRequestState");

  private final Session session;
  private final String target;
  private boolean underWay;
  private String whereabouts = "not looked at";

  PowerOn(Session session, String target) {
    this.session = session;
    this.target = target;
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

  /** Whether the same start may well be accepted a moment later. */
  static boolean mayPass(Trouble trouble) {
    return trouble.passing()
        || (trouble instanceof Trouble.Refused refused && NOT_NOW.contains(refused.errorCode()));
  }

  @Override
  public Progress step(Optional<Instance> seen) {
    if (seen.isEmpty()) {
      if (session.proof().isGone(target)) {
        throw never("EC2 no longer knows it");
      }
      return Progress.WAITING;
    }
    InstanceState state = seen.get().state();
    whereabouts = state.word();
    session.recorder().saw(target + " is " + whereabouts);
    return switch (state) {
      case InstanceState.Known.RUNNING -> Progress.THERE;
      case InstanceState.Known.PENDING, InstanceState.Known.STOPPING -> Progress.WAITING;
      case InstanceState.Known.STOPPED -> start();
      case InstanceState.Known.TERMINATED, InstanceState.Known.SHUTTING_DOWN ->
          throw never("it is " + whereabouts + " for good");
      case InstanceState.Other _ -> Progress.WAITING;
    };
  }

  private Progress start() {
    return switch (session.ec2().start(target)) {
      case Answer.Given<InstanceState> _ -> {
        underWay = true;
        yield Progress.ASKED;
      }
      case Answer.Not<InstanceState>(Trouble trouble) -> {
        if (!mayPass(trouble)) {
          throw trouble.failure("Cannot power on " + target);
        }
        yield Progress.WAITING;
      }
    };
  }

  private Failure never(String why) {
    return new Failure(
        Code.EC2_REFUSED,
        "Cannot power on " + target,
        why,
        "Name the instance that replaces it (plug, pcmk_host_map)");
  }
}
