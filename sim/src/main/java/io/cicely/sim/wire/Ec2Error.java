package io.cicely.sim.wire;

/**
 * An answer of the API that says no.
 *
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html">EC2's codes</a>
 */
public final class Ec2Error extends RuntimeException {
  private final String code;
  private final String detail;
  private final int httpStatus;

  /** A refusal with EC2's code and message and the HTTP status that EC2 gives with it. */
  public Ec2Error(String code, String message, int httpStatus) {
    // An answer, not a malfunction: no stack trace is worth its cost.
    super(code + ": " + message, null, false, false);
    this.code = code;
    this.detail = message;
    this.httpStatus = httpStatus;
  }

  /** A refusal of the caller's request: HTTP 400, as EC2 answers nearly all of them. */
  public static Ec2Error of(String code, String message) {
    return new Ec2Error(code, message, 400);
  }

  public static Ec2Error missingParameter(String name) {
    return of("MissingParameter", "The request must contain the parameter " + name);
  }

  public static Ec2Error invalidParameterValue(String name, String value, String reason) {
    return of(
        "InvalidParameterValue",
        "Value (%s) for parameter %s is invalid. %s".formatted(value, name, reason));
  }

  public String code() {
    return code;
  }

  /** The message without the code. */
  public String detail() {
    return detail;
  }

  public int httpStatus() {
    return httpStatus;
  }
}
