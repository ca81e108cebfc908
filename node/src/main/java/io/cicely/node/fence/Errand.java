package io.cicely.node.fence;

import io.cicely.node.ec2.Instance;
import io.cicely.node.failure.Failure;
import java.util.Optional;

/** Brings one instance where it is wanted, a step each time that it is looked at. */
interface Errand {
  /** What a step has come to. */
  enum Progress {
    /** The instance was seen where it is wanted. */
    THERE,
    /** EC2 has just accepted what it was asked for: look again at once. */
    ASKED,
    /** Nothing to do but to look again later. */
    WAITING
  }

  /** The id of the instance. */
  String target();

  /** Whether EC2 has accepted what brings the instance there. */
  boolean isUnderWay();

  /** Where the instance was last seen, in a word or a few. */
  String whereabouts();

  /**
   * The next step for the instance as EC2 shows it now; empty if EC2 shows none such.
   *
   * @throws Failure if it will never get there
   */
  Progress step(Optional<Instance> seen);
}
