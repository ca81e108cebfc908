package io.cicely.node.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The package that was built, and others made of it. */
final class Packages {
  private static final Path BUILD =
      Path.of(Objects.requireNonNull(System.getProperty("cicely.root"))).resolve("build");

  private Packages() {}

  /** The package as it was built. */
  static Path built() throws IOException {
    try (var found = Files.newDirectoryStream(BUILD, "cicely-node_*.deb")) {
      for (Path deb : found) {
        return deb;
      }
    }
    throw new IllegalStateException(BUILD + " holds no cicely-node_*.deb: run make package first");
  }

  /** The same, as if it were of another version: another name of the tree and of the package. */
  static Path asVersion(String version, Path folder) throws IOException, InterruptedException {
    Path tree = folder.resolve("tree-" + version);
    Path deb = folder.resolve(version + ".deb");
    run(
        """
        dpkg-deb --raw-extract "$1" "$2" && cd "$2" && \
        id=$(sed -n 's/^id=//p' DEBIAN/postinst) && \
        sed -i "s/^Version:.*/Version: $3/" DEBIAN/control && \
        sed -i "s/$id/$3-other/g" DEBIAN/postinst usr/lib/cicely/dist/launch.sh \
          usr/lib/cicely/dist/vip usr/lib/cicely/dist/fence_cicely \
          usr/lib/cicely/dist/assemble-caches && \
        dpkg-deb -Znone --build . "$4" >/dev/null
        """,
        built().toString(),
        tree.toString(),
        version,
        deb.toString());
    return deb;
  }

  /** A jar like the agents', of which {@code fence_cicely} only ever prints the text. */
  static Path jarThatSays(String text, Path original, Path folder)
      throws IOException, InterruptedException {
    Path classes = Files.createDirectories(folder.resolve("classes/io/cicely/node/fence"));
    Path source = classes.resolve("FenceMain.java");
    Files.writeString(
        source,
        """
        package io.cicely.node.fence;
        public final class FenceMain {
          public static void main(String[] arguments) { System.out.println("%s"); }
        }
        """
            .formatted(text));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, source.toString()) != 0) {
      throw new IllegalStateException("the replacement does not compile");
    }
    Path jar = folder.resolve("replaced.jar");
    Files.copy(original, jar);
    String home = System.getProperty("java.home");
    run(
        "\"$1/bin/jar\" --update --file \"$2\" -C \"$3\" io/cicely/node/fence/FenceMain.class",
        Objects.requireNonNull(home),
        jar.toString(),
        folder.resolve("classes").toString());
    return jar;
  }

  static void run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(command + " failed");
    }
  }
}
