package io.cicely.sim.fault;

import java.time.Duration;

/** What becomes of a request that a fault hits. */
public sealed interface Effect {

  /** It is refused and nothing is done. */
  record Refused(String code, String message, int httpStatus) implements Effect {}

  /** It is carried out, that much later than usual. */
  record Delayed(Duration by) implements Effect {}

  /** Nothing is done and nothing answered; the connection stays open. */
  record Hung() implements Effect {}

  /** Nothing is done and the connection is reset. */
  record Cut() implements Effect {}

  /** It is carried out, and then the connection is reset instead of an answer. */
  record AnswerLost() implements Effect {}

  /** It is refused for a missing permission, in IAM's words. */
  record Denied() implements Effect {}

  /** A read is answered with what was so that long ago; anything else is carried out. */
  record Stale(Duration by) implements Effect {}

  /** A read is answered as if there were nothing at all; anything else is carried out. */
  record Emptied() implements Effect {}

  /** As {@code aws:fis:inject-api-internal-error} has it. */
  static Effect internalError() {
    return new Refused("InternalError", "An internal error has occurred", 500);
  }

  /** As {@code aws:fis:inject-api-throttle-error} has it. */
  static Effect throttled() {
    return new Refused("RequestLimitExceeded", "Request limit exceeded.", 503);
  }

  /** As {@code aws:fis:inject-api-unavailable-error} has it. */
  static Effect unavailable() {
    return new Refused(
        "Unavailable", "The server is overloaded and can't handle the request.", 503);
  }

  /** As a missing permission has it. */
  static Effect denied() {
    return new Denied();
  }
}
