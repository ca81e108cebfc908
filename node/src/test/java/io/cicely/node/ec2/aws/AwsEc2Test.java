package io.cicely.node.ec2.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

final class AwsEc2Test {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Select SUBNET = Select.ids("subnet-1");

  @Test
  void anEmptyListOfEc2IsAbsence() {
    String empty = "<DescribeSubnetsResponse><requestId>r</requestId></DescribeSubnetsResponse>";
    assertThat(ask(empty, ec2 -> ec2.describeSubnets(SUBNET)))
        .isEqualTo(new Answer.Given<>(List.of(), "r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html><body>Please log in</body></html>", "<DescribeSubnetsResp"})
  void whatIsNotOfEc2IsUnknownAndNotAbsent(String body) {
    assertThat(trouble(body, ec2 -> ec2.describeSubnets(SUBNET)))
        .isInstanceOf(Trouble.Unavailable.class);
  }

  @Test
  void thePageThatFollowsItselfEnds() {
    String page =
        "<DescribeSubnetsResponse><requestId>r</requestId><nextToken>again</nextToken>"
            + "</DescribeSubnetsResponse>";
    assertThat(trouble(page, ec2 -> ec2.describeSubnets(SUBNET)).message()).contains("same page");
  }

  @Test
  void anAttachmentWithoutAnIdIsNoNull() {
    String body =
        "<AttachNetworkInterfaceResponse><requestId>r</requestId></AttachNetworkInterfaceResponse>";
    assertThat(ask(body, ec2 -> ec2.attach("eni-1", "i-1", 1)))
        .isEqualTo(new Answer.Given<>("", "r"));
  }

  private static Trouble trouble(String body, Function<Ec2, Answer<?>> call) {
    return switch (ask(body, call)) {
      case Answer.Not<?>(Trouble trouble) -> trouble;
      case Answer.Given<?> given -> throw new AssertionError("answered " + given);
    };
  }

  private static Answer<?> ask(String body, Function<Ec2, Answer<?>> call) {
    CannedHttp http = CannedHttp.of(("200\n" + body).getBytes(StandardCharsets.ISO_8859_1));
    Access access = Access.byChain().in("eu-west-1").within(LIMIT);
    Clients clients = new Clients(access, http, AnonymousCredentialsProvider.create());
    Deadline deadline = Deadline.after(Clock.system(), LIMIT);
    try (AwsEc2 ec2 = new AwsEc2(clients, new Calls(LIMIT, deadline))) {
      return call.apply(ec2);
    }
  }
}
