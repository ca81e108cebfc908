package io.cicely.sim.server;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** What stands behind the EC2 face: the engine. */
public interface Api {
  /**
   * Carries out an EC2 request.
   *
   * @param dryRun whether all checks are made and nothing is changed; the answer is then discarded
   * @throws io.cicely.sim.wire.Ec2Error when EC2 refuses; {@code InvalidAction} for an action that
   *     the simulator does not have
   */
  AwsResponse answer(String action, AwsRequest request, boolean dryRun);
}
