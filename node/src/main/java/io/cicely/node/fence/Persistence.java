package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Crowd;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks EC2 again while the trouble may pass, until the deadline; in a crowd less often. */
record Persistence(Clock clock, Deadline deadline, Crowd crowd) {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  Waits waits() {
    return new Waits(clock, FIRST_PAUSE, LONGEST_PAUSE, crowd);
  }

  /**
   * The value of the first answer that gives one.
   *
   * @throws Failure of the trouble, if it will not pass or the deadline has
   */
  <T> T insist(String what, Supplier<Answer<T>> call) {
    return settle(call).orFail(what);
  }

  /** The first answer that will not pass, or the one at the deadline. */
  <T> Answer<T> settle(Supplier<Answer<T>> call) {
    Waits waits = waits();
    Answer<T> answer = call.get();
    while (answer instanceof Answer.Not<T>(Trouble trouble)
        && trouble.passing()
        && waits.pause(deadline)) {
      answer = call.get();
    }
    return answer;
  }

  /**
   * Lets the next pause pass.
   *
   * @throws Failure {@link Code#DEADLINE_PASSED} if there is no time left
   */
  void pause(Waits waits, String what) {
    if (!waits.pause(deadline)) {
      throw new Failure(Code.DEADLINE_PASSED, what, "the time for it is over", "");
    }
  }
}
