package io.cicely.sim.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** The access keys that the simulator knows: static ones, and sessions that it issued. */
final class AccessKeys {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** How long an expired session is still told from an unknown one. */
  private static final Duration REMEMBERED = Duration.ofHours(12);

  private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();
  private final Random random;

  AccessKeys(Random random) {
    this.random = random;
  }

  void add(AccessKey key) {
    keys.put(key.id(), key);
  }

  Optional<AccessKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** A new session of the caller. */
  AccessKey issue(Caller caller, Instant now, Duration lifetime) {
    keys.values()
        .removeIf(
            key ->
                key.session() != null && key.session().expiration().plus(REMEMBERED).isBefore(now));
    var session =
        new AccessKey.Session("IQoJb3JpZ2luX2Vj" + letters(random, 240), now.plus(lifetime));
    var key = new AccessKey("ASIA" + letters(random, 16), letters(random, 40), caller, session);
    add(key);
    return key;
  }

  /** Letters of the kind that keys are made of. */
  static String letters(Random random, int count) {
    var text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
