package io.cicely.sim.fault;

import java.util.Set;

/**
 * Which calls of the API are meant.
 *
 * @param actions by name; empty for all
 * @param caller part of the caller's ARN, such as an instance's id; empty for everybody
 * @param percent how many in a hundred of them, 1 to 100
 * @param skip how many are let through first
 * @param count how many are hit at most; 0 for no limit
 */
public record Calls(Set<String> actions, String caller, int percent, int skip, int count) {

  public Calls {
    actions = Set.copyOf(actions);
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("percent is 1 to 100, not " + percent);
    }
    if (skip < 0 || count < 0) {
      throw new IllegalArgumentException(
          "skip and count are not negative: " + skip + " and " + count);
    }
  }

  /** Every call of these actions; of all actions when none is named. */
  public static Calls of(String... actions) {
    return new Calls(Set.of(actions), "", 100, 0, 0);
  }

  /** Only the n-th of them, counted from 1. */
  public Calls nth(int n) {
    return new Calls(actions, caller, percent, n - 1, 1);
  }

  /** Only those of callers whose ARN contains this. */
  public Calls by(String part) {
    return new Calls(actions, part, percent, skip, count);
  }

  /** Whether chance and count aside, this call is meant. */
  public boolean match(String action, String callerArn) {
    return (actions.isEmpty() || actions.contains(action)) && callerArn.contains(caller);
  }
}
