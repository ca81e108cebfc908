package io.cicely.cli.render;

import io.cicely.cli.spec.ClusterSpec;
import java.time.Duration;

/**
 * How long Corosync takes to notice that a node is lost.
 *
 * @param token the timeout as Corosync reckons it
 * @see <a href="https://man7.org/linux/man-pages/man5/corosync.conf.5.html">corosync.conf(5)</a>
 */
public record CorosyncTimes(Duration token) {
  /** token_coefficient: what each node beyond the second adds to the token. */
  private static final int COEFFICIENT_MS = 650;

  /** The times of a cluster. */
  public static CorosyncTimes of(ClusterSpec spec) {
    return of(Duration.ofMillis(spec.corosync().tokenMs()), spec.nodes().size());
  }

  /**
   * The times of so many nodes.
   *
   * @param configured totem.token as the configuration has it
   */
  public static CorosyncTimes of(Duration configured, int nodes) {
    return new CorosyncTimes(configured.plusMillis((long) Math.max(0, nodes - 2) * COEFFICIENT_MS));
  }

  /** How long the nodes that are left wait for each other; Corosync's default of 1.2 tokens. */
  public Duration consensus() {
    return token.multipliedBy(12).dividedBy(10);
  }

  /** From a node's last word to the membership without it. */
  public Duration detection() {
    return token.plus(consensus());
  }
}
