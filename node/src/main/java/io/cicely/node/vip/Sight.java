package io.cicely.node.vip;

import io.cicely.node.failure.Failure;

/** What is known of one thing. */
public sealed interface Sight<T> {
  /** Nobody has looked yet, or what was seen is out of date. */
  record NotLooked<T>() implements Sight<T> {}

  /** It was asked for, and there is no answer so far. */
  record Pending<T>() implements Sight<T> {}

  /** It was seen. */
  record Seen<T>(T value) implements Sight<T> {}

  /**
   * It could not be seen: nothing follows from that. {@code passing}: it may be seen a moment
   * later.
   */
  record Unknown<T>(Failure reason, boolean passing) implements Sight<T> {}

  /** Whether somebody looked and the answer, of whatever kind, is there. */
  default boolean isAnswered() {
    return switch (this) {
      case NotLooked<T> _, Pending<T> _ -> false;
      case Seen<T> _, Unknown<T> _ -> true;
    };
  }
}
