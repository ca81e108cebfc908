package io.cicely.sim.world;

/**
 * An accepted request to bring a machine down.
 *
 * <p>Force alone is no power cut: EC2 tries a graceful shutdown first and cuts when its bound has
 * passed. Only SkipOsShutdown spares the guest's shutdown.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-stop-methods.html">
 *     Instance stop methods</a>
 */
public record Shutdown(Goal goal, boolean force, boolean skipOsShutdown) {
  /** What comes after the power is off. */
  public enum Goal {
    STOP,
    TERMINATE,
    REBOOT
  }

  /** A second request never takes back what the first one asked for. */
  Shutdown and(Shutdown later) {
    return new Shutdown(later.goal, force || later.force, skipOsShutdown || later.skipOsShutdown);
  }
}
