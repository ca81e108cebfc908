package io.cicely.node.process;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;

/** Where commands run. */
public interface Processes {
  /**
   * Runs the command to its end.
   *
   * @throws Failure {@link Code#TOOL_MISSING} if there is no such program, {@link
   *     Code#COMMAND_TIMED_OUT} if it had to be killed
   */
  Result run(Command command);
}
