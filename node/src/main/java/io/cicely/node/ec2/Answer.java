package io.cicely.node.ec2;

import io.cicely.node.failure.Failure;
import java.util.function.Function;

/** What came of one call: what EC2 gave, or why it did not. */
public sealed interface Answer<T> {
  /** EC2 answered; {@code requestId} is empty where it named none. */
  record Given<T>(T value, String requestId) implements Answer<T> {}

  /** EC2 did not answer, or would not. */
  record Not<T>(Trouble trouble) implements Answer<T> {}

  /**
   * The value.
   *
   * @throws Failure of the trouble, saying that {@code what} could not be done
   */
  default T orFail(String what) {
    return switch (this) {
      case Given<T>(T value, String _) -> value;
      case Not<T>(Trouble trouble) -> throw trouble.failure(what);
    };
  }

  /** The same answer with another view of its value. */
  default <U> Answer<U> map(Function<? super T, ? extends U> view) {
    return switch (this) {
      case Given<T>(T value, String requestId) -> new Given<>(view.apply(value), requestId);
      case Not<T>(Trouble trouble) -> new Not<>(trouble);
    };
  }
}
