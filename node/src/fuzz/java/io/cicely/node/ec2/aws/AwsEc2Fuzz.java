package io.cicely.node.ec2.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Ec2.StopMethod;
import io.cicely.node.ec2.Select;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/**
 * Any HTTP answer to any call: an answer of the port, and unknown unless EC2 was read to say it.
 */
final class AwsEc2Fuzz {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int OK = 200;

  private static final List<Function<Ec2, Answer<?>>> CALLS =
      List.of(
          ec2 -> ec2.describeNetworkInterfaces(Select.ids("eni-1")),
          ec2 -> ec2.describeInstances(Select.ids("i-1")),
          ec2 -> ec2.describeSubnets(Select.ids("subnet-1")),
          ec2 -> ec2.describeRouteTables(Select.ids("rtb-1")),
          ec2 -> ec2.describeAddresses(Select.where("public-ip", "203.0.113.5")),
          ec2 -> ec2.attach("eni-1", "i-1", 1),
          ec2 -> ec2.detach("eni-attach-1"),
          ec2 -> ec2.stop("i-1", StopMethod.FORCE),
          ec2 -> ec2.start("i-1"),
          Ec2::callerIdentity);

  @FuzzTest
  void answersWhateverIsAnswered(byte[] data) {
    CannedHttp http = CannedHttp.of(data);
    Access access = Access.byChain().in("eu-west-1").within(LIMIT);
    Clients clients = new Clients(access, http, AnonymousCredentialsProvider.create());
    Deadline deadline = Deadline.after(Clock.system(), LIMIT);
    try (AwsEc2 ec2 = new AwsEc2(clients, new Calls(LIMIT, deadline))) {
      for (Function<Ec2, Answer<?>> call : CALLS) {
        if (call.apply(ec2) instanceof Answer.Given<?>(Object value, String _)) {
          assertThat(http.status()).isEqualTo(OK);
          assertThat(value).isNotNull();
          assertThat(http.body()).contains("equestId");
        }
      }
    }
  }
}
