package io.cicely.cli.lab.image;

import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The programs that may configure a node's links beside the cluster, as Debian's archive gives
 * them. Only labs that want one of them are booted with this layer, over the node's own.
 */
public final class ManagersLayer {
  private static final Duration LIMIT = Duration.ofMinutes(10);
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
    Path unfinished = cache.resolve("unfinished-managers");
    try {
      remove(unfinished);
      Files.createDirectories(unfinished.resolve("upper"));
      Files.createDirectories(unfinished.resolve("work"));
      Files.createDirectories(unfinished.resolve("root"));
      processes.run(install(unfinished)).orFail();
      Files.move(unfinished.resolve("upper"), path());
      remove(unfinished);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private void remove(Path directory) {
    processes.run(Command.of("rm", "-rf", "--one-file-system", directory.toString())).orFail();
  }

  /** In a mount namespace of its own, so that nothing stays mounted if this is killed. */
  private Command install(Path at) {
    String script =
        """
        mount -t overlay overlay -o "lowerdir=$0,upperdir=$1/upper,workdir=$1/work" "$1/root"
        mount --bind /proc "$1/root/proc"
        mount --bind /etc/resolv.conf "$1/root/etc/resolv.conf"
        exec chroot "$1/root" env PACKAGES="$2" /bin/sh
        """;
    return Command.of(
            "unshare",
            "--mount",
            "--propagation",
            "private",
            "/bin/sh",
            "-ec",
            script,
            base.toString(),
            at.toString(),
            PACKAGES)
        .reading(INSTALL)
        .within(LIMIT);
  }
}
