package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real launcher in a project of its own, where Maven and Java are scripts that note how they
 * were called: when does it build, what does it start, and under which cache.
 */
class LauncherTest {
  private static final Path ROOT = Path.of(System.getProperty("cicely.root"));

  /** All that the launcher may use of the system; Maven is not among it. */
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "cut",
          "dirname",
          "find",
          "flock",
          "head",
          "ls",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sha256sum",
          "touch");

  @TempDir Path directory;

  private Path project;
  private Path tools;

  @BeforeEach
  void aProjectThatWasNeverBuilt() throws IOException {
    project = Files.createDirectories(directory.resolve("a project"));
    tools = Files.createDirectories(directory.resolve("bin"));
    for (String tool : TOOLS) {
      String where = Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin/" : "/bin/";
      script(tools.resolve(tool), "exec " + where + tool + " \"$@\"");
    }
    Files.copy(ROOT.resolve("cicely"), project.resolve("cicely"));
    for (String module : List.of("sim", "node", "cli")) {
      Files.createDirectories(project.resolve(module + "/src/main"));
      Files.writeString(project.resolve(module + "/pom.xml"), "<project/>");
      Files.writeString(project.resolve(module + "/src/main/A.java"), "class A {}");
    }
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Path jdk = directory.resolve("jdk");
    script(project.resolve("find-jdk"), "echo '" + jdk + "'");
    Files.createDirectories(jdk);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"");
    script(
        jdk.resolve("bin/java"),
        """
        for argument; do
          case $argument in
            -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" ;;
            -XX:AOTCache=*) echo "cache ${argument##*-}" ;;
          esac
          last=$argument
        done
        echo "started with $last"
        """);
    script(
        tools.resolve("mvn"),
        """
        echo built >>'%s'
        for module in sim node cli; do
          mkdir -p $module/target
          cat $module/src/main/A.java >$module/target/cicely-$module-1.jar
        done
        echo "$PWD/sim/target/cicely-sim-1.jar:$PWD/node/target/cicely-node-1.jar" \\
          >cli/target/classpath
        """
            .formatted(directory.resolve("builds")));
    long past = Instant.now().minusSeconds(60).toEpochMilli();
    for (Path file : files(project)) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(past));
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.toList();
    }
  }

  private Result launch(String... arguments) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("/usr/bin/env", "-i", "PATH=" + tools, project + "/cicely"));
    line.addAll(List.of(arguments));
    return new LocalProcesses().run(Command.of(line.toArray(String[]::new)));
  }

  private int builds() throws IOException {
    Path file = directory.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  @Test
  void buildsOnFirstUseAndThenOnlyStarts() throws IOException {
    Result first = launch("status");
    assertThat(first.err())
        .isEqualTo("cicely: building (the sources are newer than the last build)\n");
    assertThat(first.out()).endsWith("started with status\n");
    Result second = launch("move");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).endsWith("started with move\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewerOrGone() throws IOException {
    launch();
    Files.writeString(project.resolve("sim/src/main/A.java"), "class A { int b; }");
    future(project.resolve("sim/src/main/A.java"));
    assertThat(launch().err()).contains("building");
    past(project.resolve("sim/src/main/A.java"));
    launch();
    Files.writeString(project.resolve("node/src/main/B.java"), "class B {}");
    past(project.resolve("node/src/main/B.java"));
    future(project.resolve("node/src/main"));
    assertThat(launch().err()).as("a folder that changed").contains("building");
  }

  @Test
  void doesNotRepeatABuildThatMavenWasAskedForByHand() throws IOException {
    Result byHand =
        new LocalProcesses()
            .run(
                Command.of(
                    "/usr/bin/env", "-C", project.toString(), "PATH=" + tools, tools + "/mvn"));
    assertThat(byHand.exitCode()).isZero();
    Result launched = launch("status");
    assertThat(launched.err()).isEmpty();
    assertThat(launched.out()).endsWith("started with status\n");
    assertThat(builds()).isEqualTo(1);
  }

  private static void future(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusMillis(20)));
  }

  private static void past(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  @Test
  void aReplacedJarNeverStartsUnderTheOldCache() throws IOException {
    String before = launch().out();
    assertThat(before).startsWith("cache ");
    Path jar = project.resolve("sim/target/cicely-sim-1.jar");
    Files.writeString(jar, "another build's");
    future(jar);
    Result after = launch();
    assertThat(after.err()).isEmpty();
    assertThat(after.out()).startsWith("cache ").isNotEqualTo(before);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void startsWithoutACacheThatIsMissing() throws IOException {
    launch();
    for (Path file : files(project.resolve("cli/target"))) {
      if (file.toString().endsWith(".aot")) {
        Files.delete(file);
      }
    }
    assertThat(launch("status").out()).isEqualTo("started with status\n");
  }

  @Test
  void saysWhenMavenOrTheJdkIsMissing() throws IOException {
    Files.delete(tools.resolve("mvn"));
    Result noMaven = launch();
    assertThat(noMaven.exitCode()).isEqualTo(69);
    assertThat(noMaven.err()).contains("Maven is missing", "apt-get install maven");
    script(project.resolve("find-jdk"), "echo 'find-jdk: no full JDK 25 was found' >&2; exit 69");
    Result noJdk = launch();
    assertThat(noJdk.exitCode()).isEqualTo(69);
    assertThat(noJdk.err()).contains("no full JDK 25");
  }

  @Test
  void aBuildThatFailsIsAFailureAndIsTriedAgain() throws IOException {
    script(tools.resolve("mvn"), "echo 'cannot find symbol' >&2; exit 1");
    for (int i = 0; i < 2; i++) {
      Result failed = launch();
      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.err()).contains("cannot find symbol", "the build failed, see above");
    }
  }

  @Test
  void worksThroughALinkFromAnyDirectory() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), project.resolve("cicely"));
    Result result =
        new LocalProcesses()
            .run(
                Command.of("/usr/bin/env", "-i", "-C", "/", "PATH=" + tools, link.toString(), "x"));
    assertThat(result.out()).endsWith("started with x\n");
  }
}
