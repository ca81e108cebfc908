package io.cicely.node.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The .rpm that was built, and others made of what it was built from. */
final class Rpms {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("cicely.root")));
  private static final Path BUILD = ROOT.resolve("build");

  private Rpms() {}

  /** The package as it was built. */
  static Path built() throws IOException {
    return only(BUILD);
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("cicely-node-.*\\.rpm"))
          .max(Path::compareTo)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      directory
                          + " holds no cicely-node-*.rpm: run make package where rpmbuild is"));
    }
  }

  /** The same as another version, by the same recipe; not compressed, which takes a minute. */
  static Path asVersion(String version, Path folder) throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve("rpm-" + version));
    Packages.run(
        """
        cp -a "$1/build/package/files" "$2/files" && cd "$2/files/usr/lib/cicely/dist" && \
        id=$(sed -n 's|^home=/usr/lib/cicely/||p' launch.sh) && \
        sed -i "s/$id/$3-other/g" launch.sh vip fence_cicely assemble-caches && \
        SOURCE_DATE_EPOCH=0 CICELY_RPM_PAYLOAD=w0.ufdio \
          "$1/packaging/rpm/make" "$2/files" "$3" "$3-other" 2.17 "$2" && \
        rm -r "$2/files"
        """,
        ROOT.toAbsolutePath().toString(),
        out.toString(),
        version);
    return only(out);
  }

  /** What is in a .deb and in an .rpm, each below a directory of its own. */
  static void unpack(Path deb, Path debFiles, Path rpm, Path rpmFiles)
      throws IOException, InterruptedException {
    Files.createDirectories(rpmFiles);
    Packages.run(
        "dpkg-deb --extract \"$1\" \"$2\" && rpm2archive - <\"$3\" | tar -xz -C \"$4\"",
        deb.toString(),
        debFiles.toString(),
        rpm.toString(),
        rpmFiles.toString());
  }
}
