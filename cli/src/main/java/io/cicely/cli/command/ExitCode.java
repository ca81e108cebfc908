package io.cicely.cli.command;

import io.cicely.node.failure.Code;

/** What the exit codes mean; those from 64 on are sysexits.h's, 124 and 130 the shell's. */
enum ExitCode {
  OK(0, "done, or all is well"),
  FAILED(1, "not done, or something is not well"),
  CHANGES(2, "changes are present (only where asked for)"),
  CRITICAL(3, "the doctor found something critical"),
  UNEXPECTED(4, "a drill's expectation was not met"),
  UNSAFE(5, "unsafe now; --force does it all the same"),
  USAGE(64, "the command line is wrong"),
  BAD_FILE(65, "a file is wrong or unreadable"),
  UNREACHABLE(69, "a machine, a service or a tool is not there"),
  BUG(70, "a bug of Cicely"),
  TRY_LATER(75, "try again later"),
  DENIED(77, "permission is denied"),
  TIMED_OUT(124, "it took too long"),
  INTERRUPTED(130, "interrupted");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  String meaning() {
    return meaning;
  }

  static ExitCode of(Code code) {
    return switch (code) {
      case PARAMETER_INVALID -> USAGE;
      case FILE_UNUSABLE -> BAD_FILE;
      case UNSAFE_NOW -> UNSAFE;
      case COMMAND_TIMED_OUT, DEADLINE_PASSED -> TIMED_OUT;
      case EC2_THROTTLED -> TRY_LATER;
      case EC2_DENIED, EC2_NO_CREDENTIALS, NOT_PERMITTED -> DENIED;
      case TOOL_MISSING, HOST_UNREACHABLE, CLUSTER_UNREACHABLE, EC2_UNAVAILABLE -> UNREACHABLE;
      case COMMAND_FAILED,
          EC2_NOT_FOUND,
          EC2_REFUSED,
          EC2_UNSUITABLE,
          IDENTITY_UNKNOWN,
          INSTANCE_UNKNOWN,
          INSTANCE_PROTECTED,
          INSTANCE_UNSTOPPABLE,
          OWN_INSTANCE_STOPPING,
          KERNEL_NOT_CONFIGURED,
          NODE_UNSUITABLE,
          MOVE_FAILED ->
          FAILED;
    };
  }
}
