package io.cicely.node.proof.agent;

import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.Sight;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the ENI, as the shipped Glance keeps it: an answer that is under way outlives
 * that the sight is forgotten, and is what the next look gets.
 *
 * @param underWay what will be answered, or null if nothing was asked
 * @param asked whether EC2 was ever asked: connecting comes first
 */
record Glance(Sight<EniSeen> sight, @Nullable Sight<EniSeen> underWay, boolean asked) {
  static Glance none() {
    return new Glance(Sights.notLooked(), null, false);
  }

  Glance forgotten() {
    return new Glance(Sights.notLooked(), underWay, asked);
  }

  Glance seeing(Sight<EniSeen> answer) {
    return new Glance(answer, null, true);
  }

  Glance waiting(Sight<EniSeen> answer, boolean hasAsked) {
    return new Glance(Sights.pending(), answer, hasAsked);
  }
}
