package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Waits;
import java.util.List;

/**
 * Proves that an instance is gone, which counts as off. That EC2 does not know an id proves nothing
 * by itself: a mistyped id, another account and another region look the same. It does for an id
 * that this node once saw in that very account and region.
 */
record Proof(Site site, Persistence persistence, Sightings sightings) {

  /**
   * Whether the instance is proven to be gone; false if EC2 knows it after all.
   *
   * @throws Failure {@link Code#INSTANCE_UNKNOWN} if EC2 does not know it and nothing is proven
   */
  boolean isGone(String id) {
    String what = "Cannot find " + id;
    if (isKnown(id, what)) {
      return false;
    }
    String account = persistence.insist(what, () -> site.ec2().callerIdentity()).account();
    if (sightings.contain(id, account, site.region())) {
      return true;
    }
    String where = "account " + account + ", " + site.region();
    throw new Failure(
        Code.INSTANCE_UNKNOWN,
        what,
        "EC2 knows no such instance in " + where + ", and this node's journal never saw it there",
        "Check plug, region and credentials");
  }

  private boolean isKnown(String id, String what) {
    Waits waits = persistence.waits();
    while (true) {
      switch (site.ec2().describeInstances(Select.ids(id))) {
        case Answer.Given<List<Instance>> _ -> {
          return true;
        }
        case Answer.Not<List<Instance>>(Trouble.NotFound _) -> {
          return false;
        }
        case Answer.Not<List<Instance>>(Trouble trouble) -> {
          if (!trouble.passing() || !waits.pause(persistence.deadline())) {
            throw trouble.failure(what);
          }
        }
      }
    }
  }
}
