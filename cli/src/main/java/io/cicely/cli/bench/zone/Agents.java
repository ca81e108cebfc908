package io.cicely.cli.bench.zone;

import java.time.Duration;
import java.util.Optional;

/** A fence agent and a resource agent, and how Pacemaker is configured to deal with them. */
interface Agents {
  String name();

  Mode mode();

  Habits habits();

  /** One run of the fence agent's reboot; whether it reported success. */
  boolean fence(PairEc2 ec2);

  /** One run of the resource agent's start on the survivor; whether it reported success. */
  boolean start(PairEc2 ec2);

  /**
   * Pacemaker's part.
   *
   * @param fenceTimeout stonith-timeout, or pcmk_reboot_timeout
   * @param startTimeout of the VIP's start operation
   * @param startsBeforeBan migration-threshold; 1 with start-failure-is-fatal
   * @param failureTimeout after which a failed start is forgotten; none if it never is
   * @param recheck cluster-recheck-interval
   */
  record Habits(
      Duration fenceTimeout,
      Duration startTimeout,
      int startsBeforeBan,
      Optional<Duration> failureTimeout,
      Duration recheck) {}
}
