package io.cicely.node.vip;

import io.cicely.node.failure.Failure;
import java.util.function.Function;

/** Where EC2 maps a VIP, as far as it was seen. */
sealed interface Where {
  /** To this node. */
  record Here() implements Where {}

  /** Not, or not only, to this node; {@code what} says where. */
  record Elsewhere(String what) implements Where {}

  /** It was not seen. */
  record Unknown(String why) implements Where {}

  /** What follows from a sight, if it was one. */
  static <T> Where of(Sight<T> sight, Function<T, Where> then) {
    return switch (sight) {
      case Sight.Seen<T>(T seen) -> then.apply(seen);
      case Sight.Unknown<T>(Failure reason, boolean _) -> new Unknown(reason.why());
      case Sight.NotLooked<T> _, Sight.Pending<T> _ -> new Unknown("no answer yet");
    };
  }
}
