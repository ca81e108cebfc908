package io.cicely.node.fence;

import io.cicely.node.ec2.Identity;
import io.cicely.node.ec2.aws.Access;
import io.cicely.node.ec2.aws.AwsEc2;
import io.cicely.node.ec2.aws.Identities;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Crowd;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.util.Optional;

/** EC2 over the AWS SDK, in the region that the order, the variables, the profile or IMDS names. */
record AwsSites(Identities identities, Clock clock) implements Sites {

  @Override
  public Site find(Order order, Deadline deadline) {
    Access access = Access.of(order.region(), order.profile(), order.roleArn());
    Waits waits = new Persistence(clock, deadline, new Crowd()).waits();
    while (true) {
      try {
        Identity self = identities.find(access);
        return site(access, self.region(), Optional.of(self.instanceId()), deadline);
      } catch (Failure unknown) {
        Optional<String> region = identities.configuredRegion(access);
        if (region.isPresent()) {
          // Without an own instance there is no fence race: this may be an operator's machine.
          return site(access, region.get(), Optional.empty(), deadline);
        }
        if (!waits.pause(deadline)) {
          throw unknown;
        }
      }
    }
  }

  private static Site site(Access access, String region, Optional<String> self, Deadline deadline) {
    return new Site(AwsEc2.open(access.in(region), deadline), region, self);
  }
}
