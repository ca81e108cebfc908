package io.cicely.cli.lab.image;

import io.cicely.cli.lab.model.Equipment;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Debian as its archive gives it: with the packages of a cluster node, or with sshd alone. */
public final class BaseImage {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  /** Recommends are left out, so what Debian only recommends and a node needs is named. */
  private static final List<String> CLUSTER =
      List.of(
          "awscli",
          "ca-certificates",
          "corosync",
          "curl",
          "dbus",
          "fence-agents-aws",
          "iproute2",
          "iputils-arping",
          "iputils-ping",
          "less",
          "libxml2-utils",
          "net-tools",
          "nftables",
          "openssh-server",
          "pacemaker",
          "pacemaker-cli-utils",
          "pcs",
          "procps",
          "python3-boto3",
          "resource-agents",
          "systemd-sysv",
          "udev");

  /** What any Debian of EC2 has; Python is for what listens on the VIP. */
  private static final List<String> BARE =
      List.of(
          "ca-certificates",
          "curl",
          "dbus",
          "iproute2",
          "iputils-ping",
          "less",
          "openssh-server",
          "procps",
          "python3",
          "systemd-sysv",
          "udev");

  private static final List<String> LEFT_OUT =
      List.of("/usr/share/man/*", "/usr/share/doc/*", "/usr/share/locale/*");

  private final Path cache;
  private final String suite;
  private final List<String> packages;
  private final Processes processes;

  /**
   * @param processes runs the making so that it ends with the lab when that is cleared away
   */
  public BaseImage(Path cache, Equipment equipment, Processes processes) {
    this.cache = cache;
    this.suite = equipment.suite();
    this.packages = equipment.isBare() ? BARE : CLUSTER;
    this.processes = processes;
  }

  /** The directory of the image, whether it is there yet or not. */
  public Path path() {
    Digests digests = new Digests().add(suite);
    packages.forEach(digests::add);
    LEFT_OUT.forEach(digests::add);
    return cache.resolve("debian-" + digests.name());
  }

  public boolean exists() {
    return Files.isDirectory(path());
  }

  /** Makes the image from Debian's archive; takes a minute or two. */
  public void make() {
    Path unfinished = cache.resolve("unfinished-debian");
    try {
      Files.createDirectories(cache);
      processes.run(Command.of("rm", "-rf", "--one-file-system", unfinished.toString())).orFail();
      processes.run(mmdebstrap(unfinished)).orFail();
      Files.move(unfinished, path());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private Command mmdebstrap(Path target) {
    List<String> arguments = new ArrayList<>();
    // It mounts /proc and more; in a mount namespace of its own they go with it if it is killed.
    arguments.addAll(List.of("unshare", "--mount", "--propagation", "private"));
    arguments.addAll(List.of("mmdebstrap", "--quiet", "--variant=minbase", "--mode=root"));
    arguments.add("--include=" + String.join(",", packages));
    arguments.add("--aptopt=Acquire::Languages \"none\"");
    LEFT_OUT.forEach(path -> arguments.add("--dpkgopt=path-exclude=" + path));
    arguments.addAll(List.of(suite, target.toString()));
    return Command.of(arguments.toArray(String[]::new)).within(LIMIT);
  }
}
