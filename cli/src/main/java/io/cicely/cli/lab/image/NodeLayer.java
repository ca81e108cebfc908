package io.cicely.cli.lab.image;

import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes a plain Debian a machine of the lab: trust in the lab's authority, services, and on
 * the nodes of a cluster Cicely's package.
 */
public final class NodeLayer {
  private static final String INSTALL = Resources.text("install.sh");
  private static final String PREPARE = Resources.text("prepare.sh");

  private final Path cache;
  private final Path base;
  private final @Nullable Path nodePackage;
  private final SortedMap<String, String> files;
  private final Processes processes;

  /**
   * @param base the image that the layer lies over
   * @param nodePackage the {@code cicely-node_*.deb} to install; null: none
   * @param files more files, by their path in the guest without the leading slash
   */
  public NodeLayer(
      Path cache,
      Path base,
      @Nullable Path nodePackage,
      Map<String, String> files,
      Processes processes) {
    this.cache = cache;
    this.base = base;
    this.nodePackage = nodePackage;
    this.files = new TreeMap<>(files);
    this.files.put("usr/local/lib/cicely-demo.py", Resources.text("demo.py"));
    this.files.put("etc/systemd/system/cicely-demo.service", Resources.text("cicely-demo.service"));
    this.processes = processes;
  }

  public Path path() {
    Digests digests = new Digests().add(base.toString()).add(INSTALL).add(PREPARE);
    if (nodePackage != null) {
      digests.add(nodePackage);
    }
    files.forEach((path, text) -> digests.add(path).add(text));
    return cache.resolve(kind() + "-" + digests.name());
  }

  public boolean exists() {
    return Files.isDirectory(path());
  }

  /** Makes the layer by installing into an overlay; older layers of its kind are removed. */
  public void make() {
    Overlay overlay = new Overlay(base, cache.resolve("unfinished-" + kind()), processes);
    overlay.prepare();
    try {
      fill(overlay.upper());
      overlay.run((nodePackage == null ? "" : INSTALL) + PREPARE);
      for (Path old : layers()) {
        overlay.remove(old);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    overlay.keep(overlay.upper(), path());
  }

  private String kind() {
    return nodePackage == null ? "bare" : "node";
  }

  private List<Path> layers() throws IOException {
    try (var entries = Files.newDirectoryStream(cache, kind() + "-*")) {
      List<Path> found = new ArrayList<>();
      entries.forEach(found::add);
      return found;
    }
  }

  private void fill(Path upper) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = upper.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    if (nodePackage != null) {
      Path root = Files.createDirectories(upper.resolve("root"));
      Files.copy(nodePackage, root.resolve("cicely-node.deb"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
