package io.cicely.sim.world;

/** A refusal in EC2's own terms: error code, message and HTTP status. */
public final class Ec2Error extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int httpStatus;

  public Ec2Error(String code, String message, int httpStatus) {
    super(message, null, false, false);
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /** A client error: HTTP status 400. */
  public Ec2Error(String code, String message) {
    this(code, message, 400);
  }

  public String code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public int httpStatus() {
    return httpStatus;
  }
}
