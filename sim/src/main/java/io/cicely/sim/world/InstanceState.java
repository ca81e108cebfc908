package io.cicely.sim.world;

/**
 * EC2's instance states with their codes.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html">
 *     InstanceState</a>
 */
public enum InstanceState {
  PENDING(0, "pending"),
  RUNNING(16, "running"),
  SHUTTING_DOWN(32, "shutting-down"),
  TERMINATED(48, "terminated"),
  STOPPING(64, "stopping"),
  STOPPED(80, "stopped");

  private final int code;
  private final String text;

  InstanceState(int code, String text) {
    this.code = code;
    this.text = text;
  }

  public int code() {
    return code;
  }

  @Override
  public String toString() {
    return text;
  }
}
