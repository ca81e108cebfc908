package io.cicely.node.process;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;

/** How a command ended and what it said. */
public record Result(Command command, int exitCode, String out, String err) {
  /** Whether it ended with 0. */
  public boolean succeeded() {
    return exitCode == 0;
  }

  /**
   * This result, if the command succeeded.
   *
   * @throws Failure {@link Code#COMMAND_FAILED} with what it wrote to standard error
   */
  public Result orFail() {
    if (succeeded()) {
      return this;
    }
    String said = err.isBlank() ? "said nothing" : "said: " + err.strip();
    throw new Failure(
        Code.COMMAND_FAILED,
        "Cannot run " + command,
        "it ended with " + exitCode + " and " + said,
        "");
  }
}
