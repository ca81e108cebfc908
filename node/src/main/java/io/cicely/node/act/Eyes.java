package io.cicely.node.act;

import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Step;
import java.time.Duration;

/** Looks at EC2 and the kernel, for decisions that are made by a view {@code V} of them. */
interface Eyes<V> {
  /** Looks, and goes on without an answer after so long. */
  void look(Question question, Duration patience);

  /** What is known now. */
  V view(Duration now, Memory memory);

  /** What the view says of what was asked for before. */
  Memory remember(V view, Memory memory);

  /** EC2 may have changed. */
  void forgetEc2();

  /** EC2 accepted, or did not answer, that change. */
  void forget(Step.Write write);

  /** The kernel may have changed. */
  void forgetKernel();
}
