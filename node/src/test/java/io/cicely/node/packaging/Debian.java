package io.cicely.node.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * This machine in a mount and a network namespace of its own: /usr, /etc and /var lie under
 * overlays in memory, so that packages can be installed and removed, and nothing of it stays.
 */
final class Debian implements AutoCloseable {
  private static final String SET_UP =
      """
      set -e
      mount -t tmpfs tmpfs /mnt
      for each in usr etc var; do
        mkdir -p /mnt/$each/upper /mnt/$each/work
        mount -t overlay overlay /$each \
          -o lowerdir=/$each,upperdir=/mnt/$each/upper,workdir=/mnt/$each/work
      done
      mount -t tmpfs tmpfs /run
      mount -t sysfs sysfs /sys
      ip link set lo up
      echo ready
      exec cat # ends with the test, however that ends
      """;

  private final Process machine;
  private final Path scratch = Files.createTempDirectory("cicely-package");

  /** What a command said and how it ended. */
  record Said(int code, String out, String err) {}

  Debian() throws IOException {
    machine =
        new ProcessBuilder(
                "unshare", "--mount", "--net", "--propagation", "private", "sh", "-c", SET_UP)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = machine.inputReader(StandardCharsets.UTF_8).readLine();
    if (!"ready".equals(said)) {
      throw new IllegalStateException("no namespaces of one's own here (needs root): " + said);
    }
  }

  /** A folder that this machine and the one outside both see. */
  Path scratch() {
    return scratch;
  }

  Said run(String script) throws IOException, InterruptedException {
    Path out = scratch.resolve("out");
    Path err = scratch.resolve("err");
    Process process =
        inside(script).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("does not end: " + script);
    }
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The output of a script that must succeed. */
  String must(String script) throws IOException, InterruptedException {
    Said said = run(script);
    if (said.code() != 0) {
      throw new AssertionError(script + " ended with " + said);
    }
    return said.out();
  }

  ProcessBuilder inside(String script) {
    String pid = String.valueOf(machine.pid());
    return new ProcessBuilder(
        List.of("nsenter", "--target", pid, "--mount", "--net", "sh", "-c", script));
  }

  void install(Path deb) throws IOException, InterruptedException {
    Path copy = scratch.resolve("package.deb");
    Files.copy(deb, copy, StandardCopyOption.REPLACE_EXISTING);
    must("dpkg --no-triggers --install " + copy);
  }

  @Override
  public void close() throws IOException {
    machine.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
