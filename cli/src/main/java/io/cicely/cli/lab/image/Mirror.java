package io.cicely.cli.lab.image;

import io.cicely.cli.lab.model.Equipment;
import io.cicely.node.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An archive for apt with all that makes cluster nodes of bare machines, as Debian's own gives it.
 * The VPC has no way out, so it is served inside.
 */
public final class Mirror {
  private static final String FETCH = Resources.text("mirror.sh");

  /** With what they depend on; the last are what the baseline's recipe needs. */
  private static final String PACKAGES =
      "corosync pacemaker pacemaker-cli-utils pcs resource-agents python3-boto3"
          + " awscli net-tools";

  /** Debian 12 has all fence agents in one package. */
  private static final String FENCE_AGENTS = " fence-agents";

  private static final String FENCE_AGENT_AWS = " fence-agents-aws";

  private final Path cache;
  private final Path base;
  private final String packages;
  private final Processes processes;

  /**
   * @param base the image of the machines that install from it
   * @param processes runs the making so that it ends with the lab when that is cleared away
   */
  public Mirror(Path cache, Path base, Equipment equipment, Processes processes) {
    this.cache = cache;
    this.base = base;
    this.packages = PACKAGES + (equipment == Equipment.DEBIAN_12 ? FENCE_AGENTS : FENCE_AGENT_AWS);
    this.processes = processes;
  }

  /** The directory of the archive, whether it is there yet or not. */
  public Path path() {
    Digests digests = new Digests().add(base.toString()).add(packages).add(FETCH);
    return cache.resolve("mirror-" + digests.name());
  }

  public boolean exists() {
    return Files.isDirectory(path());
  }

  /** Fetches everything. */
  public void make() {
    Overlay overlay = new Overlay(base, cache.resolve("unfinished-mirror"), processes);
    overlay.prepare();
    overlay.runOnline(FETCH, packages);
    overlay.keep(overlay.upper().resolve("var/cache/mirror"), path());
  }
}
