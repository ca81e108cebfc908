package io.cicely.sim.wire;

/** A request that is refused before anybody acts on it: what it says is not in AWS's model. */
public final class MalformedRequest extends RuntimeException {
  private final String code;

  MalformedRequest(String code, String message) {
    // An answer, not a malfunction: no stack trace is worth its cost.
    super(message, null, false, false);
    this.code = code;
  }

  /** AWS's code, such as {@code UnknownParameter}; the HTTP status is always 400. */
  public String code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
