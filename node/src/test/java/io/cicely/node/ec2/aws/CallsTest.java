package io.cicely.node.ec2.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;

final class CallsTest {
  private static final Deadline NEVER = Deadline.never(Clock.system());
  private static final String REQUEST = AwsHeader.AWS_REQUEST_ID;

  @Test
  void leavesACallThatHangsWhereItIs() {
    var never = new CountDownLatch(1);
    try (Calls calls = new Calls(Duration.ofMillis(200), NEVER)) {
      Answer<DescribeInstancesResponse> answer =
          calls.make(
              "ec2:DescribeInstances",
              () -> {
                never.await();
                return DescribeInstancesResponse.builder().build();
              });
      assertThat(answer)
          .isEqualTo(
              new Answer.Not<>(
                  new Trouble.Unavailable("ec2:DescribeInstances", "none within 200 ms", "")));
    }
  }

  @Test
  void makesNoCallBeyondTheDeadline() {
    Deadline near = Deadline.after(Clock.system(), Duration.ofMillis(100));
    var never = new CountDownLatch(1);
    long began = System.nanoTime();
    try (Calls calls = new Calls(Duration.ofSeconds(30), near)) {
      calls.make(
          "ec2:DescribeInstances",
          () -> {
            never.await();
            return DescribeInstancesResponse.builder().build();
          });
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void doesNotBelieveWhatNamesNoRequest() {
    try (Calls calls = new Calls(Duration.ofSeconds(5), NEVER)) {
      Answer<DescribeInstancesResponse> answer =
          calls.make("ec2:DescribeInstances", () -> response(Map.of()));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Not.class,
              not -> assertThat(not.trouble()).isInstanceOf(Trouble.Unavailable.class));
      assertThat(calls.make("ec2:DescribeInstances", () -> response(Map.of(REQUEST, "r"))))
          .isInstanceOf(Answer.Given.class);
    }
  }

  private static DescribeInstancesResponse response(Map<String, String> metadata) {
    var builder = DescribeInstancesResponse.builder();
    builder.responseMetadata(DefaultAwsResponseMetadata.create(metadata));
    return builder.build();
  }

  @Test
  void doesNotHideABug() {
    try (Calls calls = new Calls(Duration.ofSeconds(5), NEVER)) {
      assertThatThrownBy(
              () ->
                  calls.<DescribeInstancesResponse>make(
                      "ec2:DescribeInstances",
                      () -> {
                        throw new IllegalStateException("a bug");
                      }))
          .hasMessage("a bug");
    }
  }
}
