package io.cicely.node.proof.agent;

import io.cicely.node.vip.Sight;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thing, as the shipped Glance keeps it: an answer that is under way outlives
 * that the sight is forgotten, and is what the next look gets.
 *
 * @param underWay what will be answered, or null if nothing was asked
 * @param asked whether EC2 was ever asked: connecting comes first
 */
record Glance<T>(Sight<T> sight, @Nullable Sight<T> underWay, boolean asked) {
  static <T> Glance<T> none() {
    return new Glance<>(Sights.notLooked(), null, false);
  }

  Glance<T> forgotten() {
    return new Glance<>(Sights.notLooked(), underWay, asked);
  }

  Glance<T> seeing(Sight<T> answer) {
    return new Glance<>(answer, null, true);
  }

  Glance<T> waiting(Sight<T> answer, boolean hasAsked) {
    return new Glance<>(Sights.pending(), answer, hasAsked);
  }
}
