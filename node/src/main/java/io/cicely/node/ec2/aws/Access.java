package io.cicely.node.ec2.aws;

import java.time.Duration;

/**
 * How to reach AWS where the SDK's own chain is not to decide; an empty string leaves it to the
 * chain.
 *
 * @param limit how long one call may take
 */
public record Access(String region, String profile, String roleArn, Duration limit) {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(6);

  /** Everything left to the SDK's chain; a call may take 6 s. */
  public static Access byChain() {
    return new Access("", "", "", USUAL_LIMIT);
  }

  /** The given ones; a call may take 6 s. */
  public static Access of(String region, String profile, String roleArn) {
    return new Access(region, profile, roleArn, USUAL_LIMIT);
  }

  /** The same with another limit per call. */
  public Access within(Duration time) {
    return new Access(region, profile, roleArn, time);
  }

  /** The same in another region. */
  public Access in(String otherRegion) {
    return new Access(otherRegion, profile, roleArn, limit);
  }

  /** The same without assuming a role. */
  public Access asItself() {
    return new Access(region, profile, "", limit);
  }
}
