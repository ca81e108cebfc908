package io.cicely.node.act;

import io.cicely.node.failure.Failure;

/** How an action ended. */
public sealed interface Outcome {
  /** The goal was seen; {@code warning} is empty where all is well. */
  record Reached(String warning) implements Outcome {}

  /** It was not reached. */
  record Failed(Failure failure) implements Outcome {}
}
