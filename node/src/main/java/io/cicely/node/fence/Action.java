package io.cicely.node.fence;

import java.util.Locale;
import java.util.Optional;

/** What a fence agent may be asked to do (FenceAgentAPI, "Agent Operations and Return Values"). */
enum Action {
  ON("on"),
  OFF("off"),
  REBOOT("reboot"),
  STATUS("status"),
  MONITOR("monitor"),
  LIST("list"),
  LIST_STATUS("list-status"),
  METADATA("metadata"),
  MANPAGE("manpage"),
  VALIDATE_ALL("validate-all");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** The action of that word in any case; "meta-data" is OCF's spelling of one of them. */
  static Optional<Action> of(String word) {
    String wanted = word.toLowerCase(Locale.ROOT).replace("meta-data", "metadata");
    for (Action action : values()) {
      if (action.word.equals(wanted)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** Whether it is about one instance, which then has to be named. */
  boolean needsPlug() {
    return switch (this) {
      case ON, OFF, REBOOT, STATUS -> true;
      case MONITOR, LIST, LIST_STATUS, METADATA, MANPAGE, VALIDATE_ALL -> false;
    };
  }
}
