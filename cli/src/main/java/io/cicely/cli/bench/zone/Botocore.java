package io.cicely.cli.bench.zone;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How AWS's Python clients try again: after the n-th attempt that was throttled they wait a random
 * share of 2^(n-1) seconds.
 *
 * @param attempts in all; "legacy" (boto3 without a configuration) makes 5, "standard" (the AWS
 *     CLI, version 2) 3 (AWS SDKs and Tools reference, "Retry behavior"; botocore, retryhandler.py)
 */
record Botocore(int attempts) {
  static final Botocore LEGACY = new Botocore(5);
  static final Botocore STANDARD = new Botocore(3);

  <T> Answer<T> call(PairEc2 ec2, Supplier<Answer<T>> call) {
    Answer<T> answer = call.get();
    for (int made = 1; made < attempts && isThrottled(answer); made++) {
      double share = ec2.region().number("botocore", ec2.holding().pair());
      long longestNs = Duration.ofSeconds(1L << (made - 1)).toNanos();
      ec2.clock().sleep(Duration.ofNanos(Math.round(share * longestNs)));
      answer = call.get();
    }
    return answer;
  }

  private static boolean isThrottled(Answer<?> answer) {
    return answer instanceof Answer.Not<?>(Trouble.Throttled _);
  }
}
