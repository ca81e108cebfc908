package io.cicely.node.proof.model;

/** An agent's process between two of its steps: a value, whose kind is the agent's own. */
public interface Run {
  /** What it was started for. */
  Action action();

  /** Adds all that its future depends on. */
  void print(Print print);

  /** Whether its next step may rest on having just seen the instance off. */
  boolean sawOff(String instanceId);

  /** Whether it knows of the attachment (or association) of that id. */
  boolean mentions(String id);
}
