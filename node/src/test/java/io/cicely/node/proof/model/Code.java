package io.cicely.node.proof.model;

/** OCF's exit codes, and one for a process that did not live to give one. */
public final class Code {
  public static final int SUCCESS = 0;
  public static final int GENERIC = 1;
  public static final int NOT_RUNNING = 7;
  public static final int KILLED = 137;

  private Code() {}
}
