package io.cicely.sim.world;

/**
 * Whose world it is and which of EC2's open questions it answers how.
 *
 * @param detachWhileStopping whether DetachNetworkInterface is accepted while the instance is
 *     stopping or shutting down: AWS documents only running and stopped
 */
public record Account(String id, String region, boolean detachWhileStopping) {

  /** The ARN of one of the account's EC2 resources, such as {@code instance/i-0123}. */
  public String arn(String resource) {
    return "arn:aws:ec2:" + region + ":" + id + ":" + resource;
  }
}
