package io.cicely.sim.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that signs requests: a user's for good, or a session's with token and end. */
public record AccessKey(String id, String secret, Caller caller, @Nullable Session session) {

  /** What makes temporary credentials: without the token the key is not accepted. */
  public record Session(String token, Instant expiration) {}

  /** A user's key, which does not expire. */
  public static AccessKey of(String id, String secret, Caller caller) {
    return new AccessKey(id, secret, caller, null);
  }
}
