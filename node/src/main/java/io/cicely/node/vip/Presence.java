package io.cicely.node.vip;

/** Whether the VIP is in this node's kernel. */
public sealed interface Presence {
  /** All of it. */
  record Here() implements Presence {}

  /** None of it. */
  record Absent() implements Presence {}

  /**
   * Some of it. {@code address}: the address itself is among that; {@code what} names what is not.
   */
  record Partly(boolean address, String what) implements Presence {}
}
