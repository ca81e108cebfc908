package io.cicely.cli.cluster;

import io.cicely.node.failure.Failure;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a look gave: a value, or why there is none. */
public sealed interface Seen<T> {
  /** It was seen. */
  record Known<T>(T value) implements Seen<T> {}

  /** It could not be seen; {@code why} is one clause. */
  record Unknown<T>(String why) implements Seen<T> {}

  /** What {@code look} gives; the failure of a look is not an answer. */
  static <T> Seen<T> by(Supplier<T> look) {
    try {
      return new Known<>(look.get());
    } catch (Failure failure) {
      return new Unknown<>(failure.why());
    }
  }

  /** The same look with another view of its value. */
  default <U> Seen<U> map(Function<? super T, ? extends U> view) {
    return switch (this) {
      case Known<T>(T value) -> new Known<>(view.apply(value));
      case Unknown<T>(String why) -> new Unknown<>(why);
    };
  }
}
