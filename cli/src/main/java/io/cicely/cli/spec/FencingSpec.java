package io.cicely.cli.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How nodes are fenced.
 *
 * @param delaySeconds pcmk_delay_base of the device that fences {@code survivor}: of two nodes that
 *     lost each other, that one wins; 0 with more than two nodes, where quorum decides
 * @param survivor the node that wins; null with more than two nodes
 * @param timeoutSeconds pcmk_off_timeout and pcmk_reboot_timeout
 * @param roleArn a role that the agent assumes; null: none
 * @param profile a profile of the AWS configuration; null: the AWS SDK's own chain
 */
public record FencingSpec(
    Agent agent,
    int delaySeconds,
    @Nullable String survivor,
    int timeoutSeconds,
    @Nullable String roleArn,
    @Nullable String profile) {

  /** Seconds that a fencing of the survivor waits where the file does not say it. */
  public static final int DEFAULT_DELAY_SECONDS = 3;

  /** Seconds that a fencing may take where the file does not say it. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 600;

  /** The fence agents that can be chosen. */
  public enum Agent {
    /** fence_cicely. */
    CICELY,
    /** fence_aws. */
    AWS;

    /** The agent of that word. */
    public static Optional<Agent> named(String word) {
      return Arrays.stream(values()).filter(each -> each.toString().equals(word)).findFirst();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
