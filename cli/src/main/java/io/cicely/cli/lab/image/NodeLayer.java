package io.cicely.cli.lab.image;

import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What makes a plain Debian a node: Cicely's package, trust in the lab's authority, services. */
public final class NodeLayer {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String PREPARE = Resources.text("prepare.sh");

  private final Path cache;
  private final Path base;
  private final Path nodePackage;
  private final SortedMap<String, String> files;
  private final Processes processes;

  /**
   * @param base the image that the layer lies over
   * @param nodePackage the {@code cicely-node_*.deb} to install
   * @param files more files, by their path in the guest without the leading slash
   */
  public NodeLayer(
      Path cache, Path base, Path nodePackage, Map<String, String> files, Processes processes) {
    this.cache = cache;
    this.base = base;
    this.nodePackage = nodePackage;
    this.files = new TreeMap<>(files);
    this.files.put("usr/local/lib/cicely-demo.py", Resources.text("demo.py"));
    this.files.put("etc/systemd/system/cicely-demo.service", Resources.text("cicely-demo.service"));
    this.processes = processes;
  }

  public Path path() {
    Digests digests = new Digests().add(base.toString()).add(PREPARE).add(nodePackage);
    files.forEach((path, text) -> digests.add(path).add(text));
    return cache.resolve("node-" + digests.name());
  }

  public boolean exists() {
    return Files.isDirectory(path());
  }

  /** Makes the layer by installing into an overlay; older layers are removed. */
  public void make() {
    Path unfinished = cache.resolve("unfinished-node");
    try {
      remove(unfinished);
      Path upper = Files.createDirectories(unfinished.resolve("upper"));
      Files.createDirectories(unfinished.resolve("work"));
      Files.createDirectories(unfinished.resolve("root"));
      fill(upper);
      processes.run(install(unfinished)).orFail();
      for (Path old : layers()) {
        remove(old);
      }
      Files.move(upper, path());
      remove(unfinished);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private List<Path> layers() throws IOException {
    try (var entries = Files.newDirectoryStream(cache, "node-*")) {
      List<Path> found = new ArrayList<>();
      entries.forEach(found::add);
      return found;
    }
  }

  private void remove(Path directory) {
    Command rm = Command.of("rm", "-rf", "--one-file-system", directory.toString());
    processes.run(rm.within(LIMIT)).orFail();
  }

  private void fill(Path upper) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = upper.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    Path root = Files.createDirectories(upper.resolve("root"));
    Files.copy(nodePackage, root.resolve("cicely-node.deb"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** In a mount namespace of its own, so that nothing stays mounted if this is killed. */
  private Command install(Path at) {
    String script =
        """
        mount -t overlay overlay -o "lowerdir=$0,upperdir=$1/upper,workdir=$1/work" "$1/root"
        exec systemd-nspawn --quiet --register=no --keep-unit --private-network --as-pid2 \\
          --directory="$1/root" --link-journal=no --resolv-conf=off --timezone=off \\
          --console=pipe /bin/sh
        """;
    return Command.of(
            "unshare", "--mount", "/bin/sh", "-ec", script, base.toString(), at.toString())
        .reading(PREPARE)
        .within(LIMIT);
  }
}
