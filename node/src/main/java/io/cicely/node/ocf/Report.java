package io.cicely.node.ocf;

import io.cicely.node.failure.Failure;
import java.io.PrintStream;
import java.util.Map;

/** What the agent says on standard error: Pacemaker logs it, and shows the line with its prefix. */
final class Report {
  private final PrintStream err;
  private final String prefix;

  Report(PrintStream err, Map<String, String> environment) {
    this.err = err;
    this.prefix = environment.getOrDefault("OCF_EXIT_REASON_PREFIX", "ocf-exit-reason:");
  }

  /** Why the action failed. Pacemaker keeps some 120 characters: the cause comes first. */
  void reason(Failure failure) {
    String action = failure.action().isEmpty() ? "" : ". " + failure.action();
    reason(failure.why() + action + " [" + failure.code().name() + "]");
  }

  /** Why the action failed. */
  void reason(String text) {
    err.println(prefix + text.replace('\n', ' '));
  }

  /** What should be known though the action succeeded. */
  void warning(String text) {
    err.println("WARNING: " + text.replace('\n', ' '));
  }
}
