package io.cicely.cli.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Corosync's settings.
 *
 * @param tokenMs totem.token in milliseconds: how long a silent node is waited for
 */
public record CorosyncSpec(int tokenMs) {

  /** A token by name. */
  public enum Profile {
    /** Rides out a hiccup of some seconds. */
    BALANCED(5_000),
    /** Detects a crash quickly; burstable instance types may be fenced for want of CPU credits. */
    FAST(1_000),
    /** What the distributions' vendors prescribe on EC2. */
    CONSERVATIVE(30_000);

    private final int tokenMs;

    Profile(int tokenMs) {
      this.tokenMs = tokenMs;
    }

    /** The settings that it stands for. */
    public CorosyncSpec settings() {
      return new CorosyncSpec(tokenMs);
    }

    /** The profile of that word. */
    public static Optional<Profile> named(String word) {
      return Arrays.stream(values()).filter(each -> each.toString().equals(word)).findFirst();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
