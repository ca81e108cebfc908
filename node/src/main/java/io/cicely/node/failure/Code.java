package io.cicely.node.failure;

/**
 * The stable name of a failure: scripts and documents may rely on it, so no code is ever renamed.
 */
public enum Code {
  /** A parameter is missing or cannot be right anywhere, seen without asking anyone. */
  PARAMETER_INVALID,
  /** A program that is needed is not installed. */
  TOOL_MISSING,
  /** A program ran and reported failure. */
  COMMAND_FAILED,
  /** A program did not end in its time. */
  COMMAND_TIMED_OUT,
  /** A file could not be read or written. */
  FILE_UNUSABLE,
  /** A machine could not be reached, or its shell refused us. */
  HOST_UNREACHABLE,
  /** This user may not do it on this machine. */
  NOT_PERMITTED,
  /** Pacemaker does not run, or gave no answer, on any node that was asked. */
  CLUSTER_UNREACHABLE,
  /** It could be done, but now it would endanger the service. */
  UNSAFE_NOW,
  /** The VIP did not come up where it was sent. */
  MOVE_FAILED,
  /** EC2 does not let this role do it. */
  EC2_DENIED,
  /** No credentials could be found, or the source of them did not answer. */
  EC2_NO_CREDENTIALS,
  /** EC2 asks to call less often. */
  EC2_THROTTLED,
  /** EC2 gave no answer, or a fault of its own. */
  EC2_UNAVAILABLE,
  /** EC2 does not know the thing by this id. */
  EC2_NOT_FOUND,
  /** EC2 understood and will not do it. */
  EC2_REFUSED,
  /** What EC2 has cannot carry the wanted cluster, and no call would change that. */
  EC2_UNSUITABLE,
  /** No instance, or more than one, answers to the name; or none can be proven to have existed. */
  INSTANCE_UNKNOWN,
  /** The instance is protected from being stopped, so it cannot be fenced. */
  INSTANCE_PROTECTED,
  /** EC2 stops no instance of that kind (one-time Spot, instance store), so it cannot be fenced. */
  INSTANCE_UNSTOPPABLE,
  /** This machine is itself being stopped, and must not stop another. */
  OWN_INSTANCE_STOPPING,
  /** The instance id or the region of this machine could not be learnt. */
  IDENTITY_UNKNOWN,
  /** The kernel did not take the configuration, or lost it again. */
  KERNEL_NOT_CONFIGURED,
  /** This machine cannot run it, while another one may. */
  NODE_UNSUITABLE,
  /** EC2 and kernel did not get there before the deadline. */
  DEADLINE_PASSED
}
