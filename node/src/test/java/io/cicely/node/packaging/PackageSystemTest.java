package io.cicely.node.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.packaging.Debian.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The package on a machine: installed, patched behind its back, upgraded under load, removed. */
@Tag("system")
@SuppressWarnings("NullAway.Init")
final class PackageSystemTest {
  private static final String VIP = "/usr/lib/ocf/resource.d/cicely/vip";
  private static final String PROBE =
      "OCF_RESKEY_ip=192.168.1.50 OCF_RESKEY_eni=eni-0c1ce1c1ce1c1ce1c " + VIP + " monitor";
  private static final String CURRENT = "/usr/lib/cicely/current";
  private static final String NOBODY_THERE =
      """
      export AWS_ENDPOINT_URL=http://127.0.0.1:9 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b
      export AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:9
      """;
  private static final int NOT_RUNNING = 7;

  /** Where nothing is changed. */
  private static Debian untouched;

  @BeforeAll
  static void installOnce() throws IOException, InterruptedException {
    untouched = installed();
  }

  @AfterAll
  static void shutDown() throws IOException {
    untouched.close();
  }

  private static Debian installed() throws IOException, InterruptedException {
    Debian machine = new Debian();
    machine.install(Packages.built());
    return machine;
  }

  private static String version(Debian machine) throws IOException, InterruptedException {
    return machine.must("fence_cicely --version").strip();
  }

  @Test
  void installingMakesBothCachesAndTheAgentsRunFromThem() throws Exception {
    assertThat(untouched.must("ls " + CURRENT + "/cache").lines())
        .hasSize(2)
        .allMatch(name -> name.matches("(local|ec2)-[0-9a-f]{64}\\.aot"));
    assertThat(untouched.must("sh -x $(command -v fence_cicely) --version 2>&1 | grep exec"))
        .contains("-XX:AOTCache=");
    assertThat(untouched.run(PROBE).code()).isEqualTo(NOT_RUNNING);
    assertThat(version(untouched)).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
  }

  @Test
  void metadataNeedsNeitherJavaNorRoot() throws Exception {
    try (Debian machine = installed()) {
      machine.must("rm -rf " + CURRENT + "/runtime");
      String nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
      assertThat(machine.must(nobody + VIP + " meta-data"))
          .contains("<resource-agent name=\"vip\"");
      for (String asked :
          new String[] {
            "fence_cicely -o metadata",
            "fence_cicely --action=metadata",
            "fence_cicely --action metadata",
            "echo action=metadata | fence_cicely",
            "printf '# a comment\\nnodename=adam\\naction=metadata' | fence_cicely"
          }) {
        assertThat(machine.must(asked)).as(asked).contains("<resource-agent name=\"fence_cicely\"");
      }
    }
  }

  @Test
  void theLocalMonitorKnowsNothingOfTheAwsSdk() throws Exception {
    try (Debian machine = installed()) {
      machine.must("cd " + CURRENT + "/lib && ls | grep -v '^cicely-node.jar$' | xargs rm");
      assertThat(machine.run(PROBE)).isEqualTo(new Said(NOT_RUNNING, "", ""));
      assertThat(machine.run(PROBE.replace(" monitor", " validate-all")).code()).isZero();
    }
  }

  @Test
  void withoutCachesTheAgentsRunAndSayNothingOfIt() throws Exception {
    try (Debian machine = installed()) {
      machine.must("rm -r " + CURRENT + "/cache");
      assertThat(machine.run(PROBE)).isEqualTo(new Said(NOT_RUNNING, "", ""));
      assertThat(machine.run("fence_cicely --version").err()).isEmpty();
    }
  }

  @Test
  void variablesForJavaDoNotReachTheAgents() throws Exception {
    String variables =
        "JAVA_TOOL_OPTIONS=-Xmx1k JDK_JAVA_OPTIONS=-Xmx1k _JAVA_OPTIONS=-Xmx1k CLASSPATH=/none ";
    assertThat(untouched.run("export " + variables + "; fence_cicely --version").err()).isEmpty();
  }

  @Test
  void aJarReplacedInPlaceIsNotServedFromACacheAndGetsNone() throws Exception {
    try (Debian machine = installed()) {
      Path jar = replacement(machine);
      machine.must("cp " + jar + " " + CURRENT + "/lib/cicely-node.jar");
      assertThat(version(machine)).isEqualTo("replaced");
      machine.must("rm " + CURRENT + "/cache/*");
      Said said = machine.run(CURRENT + "/assemble-caches");
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.err()).contains("were changed", "run slower");
      assertThat(machine.must("ls " + CURRENT + "/cache")).isEmpty();
    }
  }

  @Test
  void anOlderJarRenamedIntoPlaceIsNotServedFromTheCache() throws Exception {
    try (Debian machine = installed()) {
      Path jar = replacement(machine);
      machine.must(
          "touch -d 2020-01-01 %s && cp -p %s %s/lib/.new && mv %s/lib/.new %s/lib/cicely-node.jar"
              .formatted(jar, jar, CURRENT, CURRENT, CURRENT));
      assertThat(version(machine)).isEqualTo("replaced");
    }
  }

  private static Path replacement(Debian machine) throws IOException, InterruptedException {
    machine.must("cp " + CURRENT + "/lib/cicely-node.jar " + machine.scratch() + "/original.jar");
    Path original = machine.scratch().resolve("original.jar");
    return Packages.jarThatSays("replaced", original, machine.scratch());
  }

  @Test
  void anUpgradePullsNothingFromUnderARunningAgent() throws Exception {
    try (Debian machine = installed()) {
      // Nobody listens there: the agent asks again until it is killed.
      Process agent =
          machine
              .inside(
                  NOBODY_THERE
                      + "exec timeout 120 fence_cicely -v -r eu-west-1 -o off -n i-0aaaaaaaa")
              .start();
      var said = agent.errorReader();
      assertThat(said.readLine()).contains("DescribeInstances");
      String before = machine.must("readlink " + CURRENT).strip();

      machine.install(Packages.asVersion("7.0.0", machine.scratch()));

      assertThat(machine.must("readlink " + CURRENT).strip()).isEqualTo("7.0.0-other");
      assertThat(agent.isAlive()).isTrue();
      while (said.ready()) {
        said.readLine();
      }
      assertThat(said.readLine()).contains("DescribeInstances");
      assertThat(machine.must("readlink /proc/" + java(agent) + "/exe"))
          .contains(before)
          .doesNotContain("deleted");
      agent.destroy();
      assertThat(agent.waitFor(Duration.ofSeconds(10))).isTrue();

      assertThat(machine.run(PROBE).code()).isEqualTo(NOT_RUNNING);
      machine.install(Packages.asVersion("8.0.0", machine.scratch()));
      assertThat(machine.must("ls /usr/lib/cicely").lines())
          .containsExactlyInAnyOrder("dist", "current", "7.0.0-other", "8.0.0-other");
    }
  }

  /** What {@code timeout} runs. */
  private static long java(Process timeout) {
    return timeout.children().findFirst().orElseThrow().pid();
  }

  @Test
  void installingTheSameAgainKeepsWhatIsThere() throws Exception {
    String inode = "stat -L -c %i " + CURRENT + "/runtime/lib/modules";
    String before = untouched.must(inode);
    untouched.install(Packages.built());
    assertThat(untouched.must(inode)).isEqualTo(before);
    assertThat(untouched.run(PROBE).code()).isEqualTo(NOT_RUNNING);
  }

  @Test
  void removingLeavesTheJournalAndPurgingNothing() throws Exception {
    try (Debian machine = installed()) {
      machine.must("echo '{}' >/var/log/cicely/journal.jsonl");
      machine.must("dpkg --no-triggers --remove cicely-node");
      assertThat(machine.must("ls /usr/lib/ocf/resource.d 2>/dev/null || true"))
          .doesNotContain("cicely");
      assertThat(machine.must("cat /var/log/cicely/journal.jsonl")).isEqualTo("{}\n");
      machine.must("dpkg --no-triggers --purge cicely-node");
      for (String left :
          new String[] {"/usr/lib/cicely", "/var/log/cicely", "/usr/sbin/fence_cicely"}) {
        assertThat(machine.run("ls -d " + left).code()).as(left).isNotZero();
      }
    }
  }

  @Test
  void theRuntimeStartsWithAnOldCLibraryAndTrustsNobodyByItself() throws Exception {
    String depends = untouched.must("dpkg-query -W -f '${Depends}' cicely-node");
    assertThat(depends).containsPattern("libc6 \\(>= 2\\.(1[0-9]|2[0-9]|3[0-6])\\)");
    assertThat(untouched.run("ls " + CURRENT + "/runtime/lib/security/cacerts").code()).isNotZero();
    assertThat(Files.size(Packages.built())).isLessThan(100L * 1024 * 1024);
  }
}
