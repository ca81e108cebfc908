package io.cicely.cli.lab.image;

import io.cicely.node.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs that may configure a node's links beside the cluster, as Debian's archive gives
 * them. Only labs that want one of them are booted with this layer, over the node's own.
 */
public final class ManagersLayer {
  private static final String INSTALL = Resources.text("managers.sh");
  private static final String PACKAGES = "amazon-ec2-net-utils network-manager";

  private final Path cache;
  private final Path base;
  private final Processes processes;

  /**
   * @param base the image that the layer lies over
   * @param processes runs the making so that it ends with the lab when that is cleared away
   */
  public ManagersLayer(Path cache, Path base, Processes processes) {
    this.cache = cache;
    this.base = base;
    this.processes = processes;
  }

  /** The directory of the layer, whether it is there yet or not. */
  public Path path() {
    Digests digests = new Digests().add(base.toString()).add(PACKAGES).add(INSTALL);
    return cache.resolve("managers-" + digests.name());
  }

  public boolean exists() {
    return Files.isDirectory(path());
  }

  /** Makes the layer by installing into an overlay, from Debian's archive. */
  public void make() {
    Overlay overlay = new Overlay(base, cache.resolve("unfinished-managers"), processes);
    overlay.prepare();
    overlay.runOnline(INSTALL, PACKAGES);
    overlay.keep(overlay.upper(), path());
  }
}
