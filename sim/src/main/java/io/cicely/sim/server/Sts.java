package io.cicely.sim.server;

import io.cicely.sim.world.Ec2Error;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The Security Token Service: who am I, and let me be that role. */
final class Sts {
  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:.*/)?(.+)");
  private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final AccessKeys keys;
  private final InstantSource clock;

  Sts(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Answers a call.
   *
   * @throws Ec2Error {@code ValidationError}, or {@code InvalidAction} for what is not simulated
   */
  AwsResponse answer(Caller caller, AwsRequest request) {
    return switch (request) {
      case GetCallerIdentityRequest _ ->
          GetCallerIdentityResponse.builder()
              .account(caller.account())
              .arn(caller.arn())
              .userId(caller.userId())
              .build();
      case AssumeRoleRequest assume -> assumeRole(assume);
      default ->
          throw new Ec2Error(
              "InvalidAction",
              "The simulator does not know " + request.getClass().getSimpleName() + " of STS");
    };
  }

  /** Any role may be assumed by any caller: trust policies are not simulated. */
  private AwsResponse assumeRole(AssumeRoleRequest request) {
    Matcher role = matched("roleArn", request.roleArn(), ROLE);
    Matcher session = matched("roleSessionName", request.roleSessionName(), SESSION);
    Duration lifetime =
        request.durationSeconds() == null
            ? LIFETIME
            : Duration.ofSeconds(request.durationSeconds());
    if (lifetime.toSeconds() < 900 || lifetime.toHours() > 12) {
      throw invalid("durationSeconds", lifetime.toSeconds(), "be between 900 and 43200");
    }
    var assumed = Caller.role(role.group(1), role.group(2), session.group());
    Instant now = clock.instant();
    AccessKey key = keys.issue(assumed, now, lifetime);
    var token = Objects.requireNonNull(key.session());
    return AssumeRoleResponse.builder()
        .credentials(
            credentials ->
                credentials
                    .accessKeyId(key.id())
                    .secretAccessKey(key.secret())
                    .sessionToken(token.token())
                    .expiration(token.expiration()))
        .assumedRoleUser(user -> user.arn(assumed.arn()).assumedRoleId(assumed.userId()))
        .build();
  }

  private static Matcher matched(String name, @Nullable String value, Pattern pattern) {
    Matcher matcher = pattern.matcher(value == null ? "" : value);
    if (!matcher.matches()) {
      throw invalid(name, value, "match " + pattern);
    }
    return matcher;
  }

  private static Ec2Error invalid(String name, @Nullable Object value, String must) {
    return new Ec2Error(
        "ValidationError",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Must %s"
            .formatted(value, name, must));
  }
}
