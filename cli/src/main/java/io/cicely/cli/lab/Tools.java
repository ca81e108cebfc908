package io.cicely.cli.lab;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the lab needs of the machine it runs on. */
final class Tools {
  private static final Map<String, String> PACKAGE_BY_PROGRAM =
      new TreeMap<>(
          Map.of(
              "systemd-nspawn", "systemd-container",
              "mmdebstrap", "mmdebstrap",
              "nft", "nftables",
              "ip", "iproute2",
              "nsenter", "util-linux",
              "curl", "curl",
              "ssh", "openssh-client",
              "ssh-keygen", "openssh-client"));

  private static final List<Path> PATH =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/sbin"), Path.of("/bin"));

  private Tools() {}

  /**
   * @throws Failure with what to do, if this is not Linux, not root, or lacks a program
   */
  static void check() {
    String system = System.getProperty("os.name", "");
    if (!system.toLowerCase(Locale.ROOT).equals("linux")) {
      throw unfit("it boots machines with systemd-nspawn, and this is " + system, "Use a Linux");
    }
    if (!isRoot()) {
      throw unfit("it makes namespaces and mounts, and you are not root", "Run it with sudo");
    }
    List<String> missing =
        PACKAGE_BY_PROGRAM.entrySet().stream()
            .filter(entry -> PATH.stream().noneMatch(dir -> has(dir, entry.getKey())))
            .map(Map.Entry::getValue)
            .distinct()
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      String packages = String.join(" ", missing);
      throw unfit("missing here: " + packages, "Install them: apt-get install " + packages);
    }
  }

  private static boolean isRoot() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status.anyMatch(line -> line.startsWith("Uid:\t0\t"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean has(Path directory, String program) {
    return Files.isExecutable(directory.resolve(program));
  }

  private static Failure unfit(String why, String action) {
    return new Failure(Code.TOOL_MISSING, "Cannot bring up the lab", why, action);
  }
}
