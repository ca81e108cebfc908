package io.cicely.cli.drill;

/** What can be done to a cluster so that its VIP changes hands. */
public enum Disturbance {
  /** An operator asks Pacemaker to move the VIP. */
  PLANNED_MOVE("planned move"),
  /** The node that holds the VIP loses its power. */
  CRASH("crash");

  private final String words;

  Disturbance(String words) {
    this.words = words;
  }

  /** As reports call it. */
  public String words() {
    return words;
  }
}
