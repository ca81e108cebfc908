package io.cicely.node.act;

import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.InstanceMetadata;
import io.cicely.node.ec2.RouteTables;
import io.cicely.node.failure.Failure;

/** The way to EC2, which has first to be found: instance id and region come from IMDS. */
@FunctionalInterface
public interface Cloud {
  /**
   * Finds it; asked again after a failure, and not any more after a success.
   *
   * @throws Failure if it cannot be found now
   */
  Connection connect();

  /**
   * EC2, and the instance that this node is there.
   *
   * @param routeTables those of the VPC, which may belong to another account
   */
  record Connection(String self, Ec2 ec2, RouteTables routeTables, InstanceMetadata metadata) {
    /** All of it in the node's own account, with metadata that shows every change at once. */
    public Connection(String self, Ec2 ec2) {
      this(self, ec2, ec2, (_, _) -> true);
    }
  }
}
