package io.cicely.node.proof.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened; put into words only when a trace is read.
 *
 * @param timePasses whether it happens only if nothing else does for some seconds
 */
public record Event(String who, String what, @Nullable Object detail, boolean timePasses) {
  Event(String who, String what, @Nullable Object detail) {
    this(who, what, detail, false);
  }

  @Override
  public String toString() {
    return who + ": " + what + (detail == null ? "" : " " + detail);
  }
}
