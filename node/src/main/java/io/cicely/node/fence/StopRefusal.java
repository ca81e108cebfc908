package io.cicely.node.fence;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;

/**
 * Why EC2 will not stop an instance, read from the code and the words of its refusal: one code
 * stands for several reasons.
 */
enum StopRefusal {
  /** It is pending, or on its way down already. */
  NOT_NOW,
  /** Xen instance types know no SkipOsShutdown. */
  NO_POWER_CUT,
  /** Its attribute disableApiStop is set. */
  PROTECTED,
  /** A Spot Instance that EC2 does not let anybody stop, such as one of a one-time request. */
  SPOT,
  /** Its root device is an instance store, which does not outlive a stop. */
  INSTANCE_STORE,
  /** A reason that is not known here. */
  OTHER;

  static StopRefusal of(Trouble.Refused refused) {
    String message = refused.message();
    if (refused.errorCode().equals("IncorrectInstanceState")) {
      return NOT_NOW;
    }
    if (message.contains("disableApiStop")) {
      return PROTECTED;
    }
    if (message.contains("SkipOsShutdown")) {
      return NO_POWER_CUT;
    }
    if (refused.errorCode().equals("UnsupportedOperation") && message.contains("Spot")) {
      return SPOT;
    }
    return message.contains("root device") ? INSTANCE_STORE : OTHER;
  }

  /** The failure to show, naming what an operator may do about it. */
  static Failure failure(String target, Trouble.Refused refused) {
    String terminate = "aws ec2 terminate-instances --instance-ids " + target;
    String now = "To let this fencing succeed, terminate it by hand (" + terminate + ")";
    return switch (of(refused)) {
      case PROTECTED ->
          failed(
              Code.INSTANCE_PROTECTED,
              target,
              refused,
              "As it is, it cannot be fenced. Turn its stop protection off: aws ec2"
                  + " modify-instance-attribute --no-disable-api-stop --instance-id "
                  + target);
      case SPOT ->
          failed(
              Code.INSTANCE_UNSTOPPABLE,
              target,
              refused,
              "Such a Spot Instance cannot be fenced: let nodes be On-Demand Instances, or Spot"
                  + " Instances of a persistent request. "
                  + now);
      case INSTANCE_STORE ->
          failed(
              Code.INSTANCE_UNSTOPPABLE,
              target,
              refused,
              "Such an instance cannot be fenced: let nodes have an EBS root volume. " + now);
      case NOT_NOW, NO_POWER_CUT, OTHER -> failed(Code.EC2_REFUSED, target, refused, now);
    };
  }

  private static Failure failed(Code code, String target, Trouble.Refused refused, String next) {
    return new Failure(code, "Cannot power off " + target, refused.why(), next);
  }
}
