package io.cicely.cli.install.ec2;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;

/** One change, as the installer works at it. */
interface Errand {
  /** What came of asking. */
  enum Asked {
    /** EC2 accepted it. */
    ACCEPTED,
    /** It was not asked yet: something has to happen first. */
    NOT_YET
  }

  /** Whether the change is there. */
  Answer<Boolean> isSeen();

  /** Asks EC2 for it, after it was seen not to be there. */
  Answer<Asked> ask();

  /** Whether a refusal means that EC2 is behind, or ahead, of what was seen: look again. */
  default boolean mayPass(Trouble trouble) {
    return false;
  }
}
