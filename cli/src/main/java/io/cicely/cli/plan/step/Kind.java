package io.cicely.cli.plan.step;

/** What becomes of the thing that a step is about. */
public enum Kind {
  CREATE,
  UPDATE,
  DELETE
}
