package io.cicely.node.proof.search;

import java.time.Duration;

/** When a search ends although there is more: by time, by depth, and always before memory does. */
public record Bounds(Duration time, int depth) {
  /** No bound but time. */
  public static Bounds within(Duration time) {
    return new Bounds(time, Integer.MAX_VALUE);
  }
}
