package io.cicely.cli.cluster.ec2;

/**
 * An instance; strings that EC2 left out are empty, which for a terminated one is most of them.
 *
 * @param state in EC2's word
 * @param profileArn of its instance profile
 */
public record Ec2Instance(
    String id,
    String state,
    String type,
    String zone,
    String subnetId,
    String vpcId,
    String privateAddress,
    String profileArn) {
  /** Whether it no longer exists, though EC2 still shows it for about an hour. */
  public boolean isGone() {
    return state.equals("terminated") || state.equals("shutting-down");
  }
}
