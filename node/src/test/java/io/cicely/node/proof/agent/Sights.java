package io.cicely.node.proof.agent;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.vip.Sight;
import java.util.function.Function;

/** What a look may bring besides an answer. */
final class Sights {
  private static final Sight<?> UNKNOWN = unknown(true);
  private static final Sight<?> UNKNOWN_FOR_GOOD = unknown(false);

  private Sights() {}

  static <T> Sight<T> notLooked() {
    return new Sight.NotLooked<>();
  }

  static <T> Sight<T> pending() {
    return new Sight.Pending<>();
  }

  /** Down or throttled: it may be seen a moment later. */
  static <T> Sight<T> unknown() {
    return cast(UNKNOWN);
  }

  /** Denied, or a tool is missing. */
  static <T> Sight<T> unknownForGood() {
    return cast(UNKNOWN_FOR_GOOD);
  }

  private static Sight<?> unknown(boolean passing) {
    return new Sight.Unknown<>(
        new Failure(Code.EC2_UNAVAILABLE, "Cannot see", "no answer", ""), passing);
  }

  /** What is not known is not known of anything. */
  @SuppressWarnings("unchecked")
  private static <T> Sight<T> cast(Sight<?> unknown) {
    return (Sight<T>) unknown;
  }

  /** The same sight of something else. */
  static <T, U> Sight<U> map(Sight<T> sight, Function<T, U> view) {
    return switch (sight) {
      case Sight.Seen<T>(T seen) -> new Sight.Seen<>(view.apply(seen));
      case Sight.NotLooked<T> _ -> notLooked();
      case Sight.Pending<T> _ -> pending();
      case Sight.Unknown<T>(Failure _, boolean passing) -> passing ? unknown() : unknownForGood();
    };
  }

  static boolean isUnknown(Sight<?> sight) {
    return sight instanceof Sight.Unknown<?>;
  }

  /** A number for the kind of sight, other than a seen one. */
  static int number(Sight<?> sight) {
    return switch (sight) {
      case Sight.NotLooked<?> _ -> 0;
      case Sight.Pending<?> _ -> 1;
      case Sight.Unknown<?>(Failure _, boolean passing) -> passing ? 2 : 3;
      case Sight.Seen<?> _ -> 4;
    };
  }
}
