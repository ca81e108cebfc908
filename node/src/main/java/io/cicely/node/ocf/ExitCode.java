package io.cicely.node.ocf;

import io.cicely.node.failure.Code;

/** The exit codes of the OCF resource agent API that this agent uses. */
final class ExitCode {
  static final int SUCCESS = 0;
  static final int GENERIC = 1;
  static final int ARGUMENTS = 2;
  static final int UNIMPLEMENTED = 3;
  static final int PERMISSION = 4;
  static final int INSTALLED = 5;
  static final int CONFIGURED = 6;
  static final int NOT_RUNNING = 7;

  /** Never Pacemaker's to see: the launcher then runs the action {@code mend}. */
  static final int TO_MEND = 80;

  private ExitCode() {}

  /** What start and validate-all answer; stop and monitor have rules of their own. */
  static int of(Code code) {
    return switch (code) {
      case PARAMETER_INVALID -> CONFIGURED;
      case TOOL_MISSING -> INSTALLED;
      case EC2_DENIED -> PERMISSION;
      case NODE_UNSUITABLE -> ARGUMENTS;
      case COMMAND_FAILED,
          COMMAND_TIMED_OUT,
          FILE_UNUSABLE,
          HOST_UNREACHABLE,
          NOT_PERMITTED,
          CLUSTER_UNREACHABLE,
          UNSAFE_NOW,
          MOVE_FAILED,
          INSTANCE_UNKNOWN,
          INSTANCE_PROTECTED,
          INSTANCE_UNSTOPPABLE,
          OWN_INSTANCE_STOPPING,
          EC2_NO_CREDENTIALS,
          EC2_THROTTLED,
          EC2_UNAVAILABLE,
          EC2_NOT_FOUND,
          EC2_REFUSED,
          EC2_UNSUITABLE,
          IDENTITY_UNKNOWN,
          KERNEL_NOT_CONFIGURED,
          DEADLINE_PASSED ->
          GENERIC;
    };
  }
}
