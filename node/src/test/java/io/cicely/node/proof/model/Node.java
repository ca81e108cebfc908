package io.cicely.node.proof.model;

import org.jspecify.annotations.Nullable;

/**
 * A node: the machine, and what Pacemaker makes of it.
 *
 * @param note the record under /run that a start leaves
 * @param run the agent's process, if there is one
 */
public record Node(
    Life life, Standing standing, Belief belief, NodeKernel kernel, Note note, @Nullable Run run) {

  /** The machine. */
  public enum Life {
    ALIVE,
    /** It has power but does nothing any more. */
    DEAD,
    /** It has no power. */
    OFF
  }

  /** The record of a start. */
  public enum Note {
    NONE,
    FRESH,
    /** From longer ago than any Describe lags. */
    OLD;

    /** Whether there is one. */
    public boolean isThere() {
      return this != NONE;
    }
  }

  /** What it is to the rest of the cluster. */
  public enum Standing {
    MEMBER,
    /** Not answering, or unable to stop the VIP: to be fenced. */
    LOST,
    /** Fencing was confirmed, and it has not joined again. */
    FENCED
  }

  /** What Pacemaker believes of the VIP on it. */
  public enum Belief {
    STOPPED,
    STARTING,
    STARTED,
    STOPPING,
    /** It is about to have it, while another node has it still. */
    ARRIVING,
    /** Another node is about to have it, or has it by now: here it is to be stopped. */
    DEPARTING,
    /** It has to be stopped before it may be started anywhere. */
    UNCLEAN
  }

  static Node booted(NodeKernel kernel) {
    return new Node(Life.ALIVE, Standing.MEMBER, Belief.STOPPED, kernel, Note.NONE, null);
  }

  boolean isMember() {
    return standing == Standing.MEMBER;
  }

  /** Whether monitors with role=Stopped run on it. */
  public boolean isStandby() {
    return isMember() && belief == Belief.STOPPED;
  }

  /** Whether Pacemaker may take it for certain that the VIP is not there. */
  boolean isSurelyWithout() {
    return switch (standing) {
      case MEMBER -> belief == Belief.STOPPED;
      case FENCED -> true;
      case LOST -> false;
    };
  }

  Node with(Belief next) {
    return new Node(life, standing, next, kernel, note, run);
  }

  Node with(Standing next) {
    return new Node(life, next, belief, kernel, note, run);
  }

  Node with(NodeKernel next) {
    return new Node(life, standing, belief, next, note, run);
  }

  Node running(@Nullable Run next) {
    return new Node(life, standing, belief, kernel, note, next);
  }

  Node noting(Note next) {
    return new Node(life, standing, belief, kernel, next, run);
  }

  /** With nothing going on in it any more. */
  Node fallen(Life next, NodeKernel fresh) {
    return new Node(next, standing, belief, fresh, Note.NONE, null);
  }

  Node risen(NodeKernel fresh) {
    return new Node(Life.ALIVE, standing, belief, fresh, Note.NONE, null);
  }

  void print(Print print) {
    print.put(life);
    print.put(standing);
    print.put(belief);
    print.put(kernel.print());
    print.put(note);
    print.put(run == null);
    if (run != null) {
      print.put(run.action());
      run.print(print);
    }
  }
}
