package io.cicely.node.proof.model;

/** What Pacemaker asks of a resource agent that changes something. */
public enum Action {
  START,
  STOP,
  /** A start while another node still has the VIP, to be stopped there afterwards. */
  MIGRATE_FROM
}
