package io.cicely.node.failure;

import org.jspecify.annotations.Nullable;

/** An expected failure: what was tried, why it failed, what to do next, and its stable code. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String what;
  private final String why;
  private final String action;

  /**
   * The three parts are clauses without a full stop at their end; {@code action} may be empty where
   * nothing better than trying again can be said.
   */
  public Failure(Code code, String what, String why, String action) {
    this(code, what, why, action, null);
  }

  /** As {@link #Failure(Code, String, String, String)}, keeping the exception that it came from. */
  public Failure(Code code, String what, String why, String action, @Nullable Throwable cause) {
    super(sentence(code, what, why, action), cause);
    this.code = code;
    this.what = what;
    this.why = why;
    this.action = action;
  }

  private static String sentence(Code code, String what, String why, String action) {
    String advice = action.isEmpty() ? "" : " " + action + ".";
    return what + ": " + why + "." + advice + " [" + code.name() + "]";
  }

  /** The stable name of the failure. */
  public Code code() {
    return code;
  }

  /** What was tried. */
  public String what() {
    return what;
  }

  /** Why it failed, with the values. */
  public String why() {
    return why;
  }

  /** What to do next, or empty. */
  public String action() {
    return action;
  }
}
