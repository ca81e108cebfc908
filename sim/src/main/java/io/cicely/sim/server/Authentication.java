package io.cicely.sim.server;

import io.cicely.sim.wire.Service;
import io.cicely.sim.world.Ec2Error;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sent a request, by its signature, and refuses it in the service's own words.
 *
 * <p>EC2 answers AuthFailure (401) whatever is wrong with a key; STS says what it is (403).
 */
final class Authentication {
  private final AccessKeys keys;
  private final String region;
  private final InstantSource clock;

  /** The clock is that of the day: clients sign with theirs. */
  Authentication(AccessKeys keys, String region, InstantSource clock) {
    this.keys = keys;
    this.region = region;
    this.clock = clock;
  }

  /**
   * The caller.
   *
   * @throws Ec2Error when there is no signature, or none that is valid now
   */
  Caller caller(HttpRequest request, Service service) {
    Instant now = clock.instant();
    Signature signature = signature(request);
    AccessKey key =
        keys.find(signature.scope().accessKeyId()).orElseThrow(() -> unknownKey(service));
    if (!isScopedHere(signature.scope(), service) || !signature.isMadeWith(key.secret())) {
      throw wrongSignature(service);
    }
    if (!signature.isTimely(now)) {
      throw untimely(service, signature, now);
    }
    if (!carriesToken(key.session(), signature)) {
      throw unknownKey(service);
    }
    if (key.session() != null && !now.isBefore(key.session().expiration())) {
      throw expired(service);
    }
    return key.caller();
  }

  private static Signature signature(HttpRequest request) {
    try {
      return Signature.of(request)
          .orElseThrow(
              () ->
                  new Ec2Error(
                      "MissingAuthenticationToken",
                      "Request is missing Authentication Token",
                      403));
    } catch (IllegalArgumentException e) {
      throw new Ec2Error("IncompleteSignature", String.valueOf(e.getMessage()));
    }
  }

  private boolean isScopedHere(Signature.Scope scope, Service service) {
    boolean global = service == Service.STS && scope.region().equals("us-east-1");
    return scope.service().equals(service.scope()) && (global || scope.region().equals(region));
  }

  private static boolean carriesToken(AccessKey.@Nullable Session session, Signature signature) {
    return session == null
        ? signature.sessionToken() == null
        : session.token().equals(signature.sessionToken());
  }

  private static Ec2Error unknownKey(Service service) {
    return switch (service) {
      case EC2 -> authFailure();
      case STS ->
          new Ec2Error(
              "InvalidClientTokenId",
              "The security token included in the request is invalid.",
              403);
    };
  }

  private static Ec2Error wrongSignature(Service service) {
    return switch (service) {
      case EC2 -> authFailure();
      case STS ->
          new Ec2Error(
              "SignatureDoesNotMatch",
              "The request signature we calculated does not match the signature you provided. Check"
                  + " your AWS Secret Access Key and signing method. Consult the service"
                  + " documentation for details.",
              403);
    };
  }

  private static Ec2Error untimely(Service service, Signature signature, Instant now) {
    return switch (service) {
      case EC2 -> new Ec2Error("RequestExpired", "Request has expired.", 403);
      case STS ->
          new Ec2Error(
              "SignatureDoesNotMatch",
              "Signature expired or not yet current: %s is too far from %s"
                  .formatted(signature.signedAt(), now),
              403);
    };
  }

  private static Ec2Error expired(Service service) {
    return switch (service) {
      case EC2 -> new Ec2Error("RequestExpired", "Request has expired.", 403);
      case STS ->
          new Ec2Error(
              "ExpiredToken", "The security token included in the request is expired", 403);
    };
  }

  private static Ec2Error authFailure() {
    return new Ec2Error(
        "AuthFailure", "AWS was not able to validate the provided access credentials", 401);
  }
}
