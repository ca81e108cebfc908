package io.cicely.node.proof.model;

/** What Pacemaker asks of a resource agent that changes something. */
public enum Action {
  START,
  STOP
}
