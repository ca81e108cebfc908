package io.cicely.sim.server;

import static io.cicely.sim.server.LoopbackSim.ADAM;
import static io.cicely.sim.server.LoopbackSim.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.sts.model.Credentials;

class ApiFaceTest {
  private LoopbackSim sim;

  ApiFaceTest() throws IOException {
    sim = new LoopbackSim();
  }

  @AfterEach
  void stop() throws IOException {
    sim.close();
  }

  @Test
  void theSdkReadsInstances() {
    try (var ec2 = sim.ec2(ADMIN)) {
      var instances =
          ec2.describeInstances().reservations().stream()
              .flatMap(reservation -> reservation.instances().stream())
              .toList();
      assertThat(instances)
          .extracting(Instance::privateIpAddress)
          .containsExactlyInAnyOrder("192.168.1.11", "192.168.1.12");
    }
  }

  @Test
  void theSdkAttachesAndSeesTheAttachment() {
    try (var ec2 = sim.ec2(ADMIN)) {
      var attached =
          ec2.attachNetworkInterface(
              r -> r.instanceId(ADAM).networkInterfaceId("eni-0bbbbbbbbbbbbbbbb").deviceIndex(1));
      var ofInstance = Filter.builder().name("attachment.instance-id").values(ADAM).build();
      var seen = ec2.describeNetworkInterfaces(r -> r.filters(List.of(ofInstance)));
      assertThat(attached.attachmentId()).startsWith("eni-attach-");
      assertThat(seen.networkInterfaces()).hasSize(2);
    }
  }

  @Test
  void aRefusalKeepsItsCodeMessageAndStatus() {
    var refusal =
        refusal(ADMIN, ec2 -> ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0")));
    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidInstanceID.NotFound");
    assertThat(refusal.awsErrorDetails().errorMessage()).contains("i-0123456789abcdef0");
    assertThat(refusal.requestId()).isNotBlank();
  }

  @Test
  void aDryRunIsAnsweredWith412() {
    var refusal = refusal(ADMIN, ec2 -> ec2.stopInstances(r -> r.instanceIds(ADAM).dryRun(true)));
    assertThat(refusal.statusCode()).isEqualTo(412);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("DryRunOperation");
  }

  @Test
  void anActionThatIsNotSimulatedIsRefused() {
    var refusal = refusal(ADMIN, Ec2Client::describeFleets);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
  }

  @Test
  void stsSaysWhoCalls() {
    try (var sts = sim.sts(ADMIN)) {
      assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/admin");
      assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
    }
  }

  @Test
  void anAssumedRoleCallsWithItsToken() {
    Credentials role = assumeRole();
    try (var sts = sim.sts(session(role, role.sessionToken()));
        var ec2 = sim.ec2(session(role, role.sessionToken()))) {
      assertThat(sts.getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::123456789012:assumed-role/mover/drill");
      assertThat(ec2.describeInstances().reservations()).isNotEmpty();
    }
  }

  @Test
  void aWrongSecretKeyIsRefused() {
    var wrong = AwsBasicCredentials.create(ADMIN.accessKeyId(), "another");
    assertAuthFailure(wrong);
    try (var sts = sim.sts(wrong)) {
      assertThatThrownBy(sts::getCallerIdentity).hasMessageContaining("does not match");
    }
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertAuthFailure(AwsBasicCredentials.create("AKIAUNKNOWN", ADMIN.secretAccessKey()));
  }

  @Test
  void aSessionsKeyNeedsItsOwnToken() {
    Credentials role = assumeRole();
    assertAuthFailure(session(role, "another token"));
    assertAuthFailure(AwsBasicCredentials.create(role.accessKeyId(), role.secretAccessKey()));
  }

  @Test
  void anExpiredSessionIsRefused() throws IOException {
    sim.close();
    var day = new AtomicReference<>(Clock.systemUTC());
    sim = new LoopbackSim(() -> day.get().instant(), false);
    Credentials role = assumeRole();
    day.set(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61)));
    try (var raw =
        new RawClient(sim.plainEndpoint(), session(role, role.sessionToken())).at(day.get())) {
      var response = raw.post("Action=DescribeInstances&Version=2016-11-15");
      assertThat(response.body()).contains("<Code>RequestExpired</Code>");
      assertThat(response.statusCode()).isEqualTo(403);
      var identity =
          raw.scopedTo("eu-west-1", "sts").post("Action=GetCallerIdentity&Version=2011-06-15");
      assertThat(identity.body()).contains("<Code>ExpiredToken</Code>");
    }
  }

  @Test
  void aRequestFromAnHourAgoHasExpired() throws IOException {
    sim.close();
    sim = new LoopbackSim(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)), false);
    var refusal = refusal(ADMIN, Ec2Client::describeInstances);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("RequestExpired");
    assertThat(refusal.statusCode()).isEqualTo(403);
  }

  @Test
  void everyCallIsLogged() {
    var _ = refusal(ADMIN, ec2 -> ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0")));
    assertThat(sim.server.callsAfter(0))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.action()).isEqualTo("DescribeInstances");
              assertThat(call.caller()).endsWith("user/admin");
              assertThat(call.code()).isEqualTo("InvalidInstanceID.NotFound");
            });
  }

  private Credentials assumeRole() {
    try (var sts = sim.sts(ADMIN)) {
      return sts.assumeRole(
              r -> r.roleArn("arn:aws:iam::123456789012:role/mover").roleSessionName("drill"))
          .credentials();
    }
  }

  private static AwsCredentials session(Credentials role, String token) {
    return AwsSessionCredentials.create(role.accessKeyId(), role.secretAccessKey(), token);
  }

  private void assertAuthFailure(AwsCredentials credentials) {
    var refusal = refusal(credentials, Ec2Client::describeInstances);
    // HttpURLConnection gives no body with a 401, so the SDK has no code to tell.
    assertThat(refusal.statusCode()).isEqualTo(401);
  }

  private AwsServiceException refusal(AwsCredentials credentials, Consumer<Ec2Client> call) {
    try (var ec2 = sim.ec2(credentials)) {
      return catchThrowableOfType(AwsServiceException.class, () -> call.accept(ec2));
    }
  }
}
