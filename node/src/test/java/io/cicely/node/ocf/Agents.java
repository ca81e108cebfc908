package io.cicely.node.ocf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;

/** The agents as the package lays them out, with their own runtime and AOT caches. */
final class Agents {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("cicely.root")));
  private static final Path TREE = ROOT.resolve("node/target/agents");

  private Agents() {}

  /** The launcher of the resource agent, laid out anew if it is older than the jar. */
  static synchronized Path vip() throws IOException, InterruptedException {
    Path vip = TREE.resolve("vip");
    Path made = TREE.resolve("made");
    if (!Files.exists(made) || age(jar()).compareTo(age(made)) > 0) {
      run("packaging/build", "--tree", TREE.toString());
      run("packaging/record", TREE.toString());
      run(TREE.resolve("assemble-caches").toString());
      Files.createFile(made);
    }
    return vip;
  }

  private static Path jar() throws IOException {
    try (var jars = Files.newDirectoryStream(ROOT.resolve("node/target"), "cicely-node-*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    }
    throw new IllegalStateException("node/target holds no jar: run make package first");
  }

  private static FileTime age(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(List.of(command) + " failed: " + said);
    }
  }
}
