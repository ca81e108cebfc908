package io.cicely.node.fence;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Deadline;

/** Finds EC2, and this machine's place in it. */
@FunctionalInterface
interface Sites {
  /**
   * The site that the order is for.
   *
   * @throws Failure {@link Code#IDENTITY_UNKNOWN} if the region cannot be learnt by the deadline
   */
  Site find(Order order, Deadline deadline);
}
