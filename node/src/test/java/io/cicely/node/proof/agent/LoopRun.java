package io.cicely.node.proof.agent;

import io.cicely.node.proof.model.Run;
import io.cicely.node.vip.Step;

/** What the shipped loop and its eyes keep of a run between two steps. */
interface LoopRun<R extends LoopRun<R>> extends Run {
  R forgettingEc2();

  R forgettingKernel();

  /** After a write, whatever came of it. */
  R forgetting(Step.Write write);

  /** Remembering that the step was done. */
  R accepting(Step step);

  /** Whether waiting longer makes any difference to what is decided. */
  boolean mayGrowOlder();

  /** Some seconds later. */
  R older();
}
