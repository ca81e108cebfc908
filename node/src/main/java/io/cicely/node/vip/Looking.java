package io.cicely.node.vip;

import io.cicely.node.failure.Failure;
import java.time.Duration;
import java.util.function.Function;

/** What decisions about a mapped VIP do alike while they look at EC2. */
final class Looking {
  /** As long as a Describe may lag behind what was accepted; then it is asked for again. */
  static final Duration LAG = EniStart.LAG;

  private Looking() {}

  /** The step that follows from what was seen, or the one that leads to seeing it. */
  static <T> Step at(Question question, Sight<T> sight, Function<T, Step> then) {
    return switch (sight) {
      case Sight.NotLooked<T> _, Sight.Pending<T> _ -> new Step.Look(question, Step.NO_HURRY);
      case Sight.Unknown<T>(Failure reason, boolean passing) ->
          passing
              ? new Step.WaitForEc2(reason.what() + ": " + reason.why())
              : new Step.GiveUp(reason);
      case Sight.Seen<T>(T seen) -> then.apply(seen);
    };
  }

  /** The write, unless EC2 accepted it a moment ago and only does not show it yet. */
  static Step unlessAccepted(Step.Write write, MappedView view) {
    return isAccepted(write, view)
        ? new Step.WaitForEc2("EC2 accepted to " + write.words() + " and does not show it yet")
        : write;
  }

  /**
   * Whether a Describe that shows what the write would bring about can be believed. It may show
   * what was before another node took the VIP, seconds ago. Not once EC2 accepted the write from
   * this run, nor while the record of an earlier start stands: a stop takes that away.
   */
  static boolean isCertain(Step.Write write, MappedView view) {
    return view.noted() != null || view.memory().accepted().containsKey(write);
  }

  /** Whether no Describe shows any more what was before this run. */
  static boolean isLate(MappedView view) {
    return view.now().compareTo(LAG) >= 0;
  }

  static boolean isAccepted(Step.Write write, MappedView view) {
    return view.memory().acceptedWithin(write, LAG, view.now());
  }
}
