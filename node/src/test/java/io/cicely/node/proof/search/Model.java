package io.cicely.node.proof.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is searched. A state is an immutable value. */
public interface Model<S> {
  /** The states that anything may begin with. */
  List<S> initial();

  /** Offers every state that may come next. Several events may lead to the same one. */
  void successors(S state, Successors<S> to);

  /** 64 bits; the same for states that differ in nothing but names. */
  long fingerprint(S state);

  /** The promise that the state breaks, in a sentence, or null. */
  @Nullable String violation(S state);

  /** Takes what comes next. */
  interface Successors<S> {
    /** The state after the event, which is only asked for its words when somebody reads them. */
    void accept(S next, Object event);
  }
}
