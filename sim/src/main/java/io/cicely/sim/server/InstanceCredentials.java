package io.cicely.sim.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The role credentials that IMDS hands out: renewed an hour before they end. */
final class InstanceCredentials {
  private static final Duration LIFETIME = Duration.ofHours(6);
  private static final Duration RENEWAL = Duration.ofHours(1);

  private final AccessKeys keys;
  private final InstantSource clock;
  private final Map<Caller, Issued> issued = new HashMap<>();

  InstanceCredentials(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Issued(AccessKey key, Instant at, Instant end) {}

  /** The document that IMDS answers for the role. */
  synchronized String document(Caller caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Issued current = issued.get(caller);
    if (current == null || current.end().minus(RENEWAL).isBefore(now)) {
      current = new Issued(keys.issue(caller, now, LIFETIME), now, now.plus(LIFETIME));
      issued.put(caller, current);
    }
    return Json.of(
        new Document(
            "Success",
            current.at().toString(),
            "AWS-HMAC",
            current.key().id(),
            current.key().secret(),
            Objects.requireNonNull(current.key().session()).token(),
            current.end().toString()));
  }

  /** Spelled as the service spells it. */
  private record Document(
      String Code,
      String LastUpdated,
      String Type,
      String AccessKeyId,
      String SecretAccessKey,
      String Token,
      String Expiration) {}
}
