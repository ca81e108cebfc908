package io.cicely.node.proof.model;

import org.jspecify.annotations.Nullable;

/** Something that happened; put into words only when a trace is read. */
public record Event(String who, String what, @Nullable Object detail) {
  @Override
  public String toString() {
    return who + ": " + what + (detail == null ? "" : " " + detail);
  }
}
