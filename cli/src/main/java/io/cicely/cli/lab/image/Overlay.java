package io.cicely.cli.lab.image;

import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a script adds to an image, made by running it on an overlay over the image. All mounts are
 * in a mount namespace of their own, so that none stays if the script is killed.
 */
final class Overlay {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> APART =
      List.of("unshare", "--mount", "--propagation", "private", "/bin/sh", "-ec");
  private static final String MOUNT =
      """
      mount -t overlay overlay -o "lowerdir=$0,upperdir=$1/upper,workdir=$1/work" "$1/root"
      """;
  private static final String CONTAINER =
      """
      exec systemd-nspawn --quiet --register=no --keep-unit --private-network --as-pid2 \\
        --directory="$1/root" --link-journal=no --resolv-conf=off --timezone=off \\
        --console=pipe /bin/sh
      """;
  private static final String CHROOT =
      """
      mount --bind /proc "$1/root/proc"
      mount --bind /etc/resolv.conf "$1/root/etc/resolv.conf"
      exec chroot "$1/root" env PACKAGES="$2" /bin/sh
      """;

  private final Path base;
  private final Path place;
  private final Processes processes;

  /**
   * @param base the image
   * @param place a directory beside the image that is used for the time of the making
   */
  Overlay(Path base, Path place, Processes processes) {
    this.base = base;
    this.place = place;
    this.processes = processes;
  }

  /** Makes room; what an earlier, killed making left there goes. */
  void prepare() {
    remove();
    try {
      for (String name : List.of("upper", "work", "root")) {
        Files.createDirectories(place.resolve(name));
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** What the script has added so far, and what is put there by hand. */
  Path upper() {
    return place.resolve("upper");
  }

  /** Runs a shell script by root, with no network. */
  void run(String script) {
    run(CONTAINER, script, "");
  }

  /** Runs a shell script by root with the host's network, its variable PACKAGES set. */
  void runOnline(String script, String packages) {
    run(CHROOT, script, packages);
  }

  private void run(String enter, String script, String packages) {
    List<String> words = new ArrayList<>(APART);
    words.addAll(List.of(MOUNT + enter, base.toString(), place.toString(), packages));
    Command command = Command.of(words.toArray(String[]::new)).reading(script).within(LIMIT);
    processes.run(command).orFail();
  }

  /** Gives a part of what was added its lasting place, and clears the rest away. */
  void keep(Path part, Path as) {
    try {
      Files.move(part, as);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    remove();
  }

  private void remove() {
    remove(place);
  }

  /** Removes a directory of the cache. */
  void remove(Path directory) {
    Command rm = Command.of("rm", "-rf", "--one-file-system", directory.toString());
    processes.run(rm.within(LIMIT)).orFail();
  }
}
