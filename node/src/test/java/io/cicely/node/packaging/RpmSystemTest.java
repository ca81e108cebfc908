package io.cicely.node.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.packaging.Debian.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The .rpm holds what the .deb holds and does what it does. It is installed by RPM on this Debian,
 * which knows none of what it requires; the names of those are only read.
 */
@Tag("system")
@SuppressWarnings("NullAway.Init")
final class RpmSystemTest {
  private static final String VIP = "/usr/lib/ocf/resource.d/cicely/vip";
  private static final String PROBE =
      "OCF_RESKEY_ip=192.168.1.50 OCF_RESKEY_eni=eni-0c1ce1c1ce1c1ce1c " + VIP + " monitor";
  private static final String CURRENT = "/usr/lib/cicely/current";
  private static final String RPM = "rpm --dbpath /var/lib/rpm --nodeps ";
  private static final int NOT_RUNNING = 7;

  /** Where it is installed, and nothing else is changed. */
  private static Debian machine;

  @TempDir Path folder;

  @BeforeAll
  static void installOnce() throws IOException, InterruptedException {
    machine = new Debian();
    machine.must(RPM + "--install " + Rpms.built());
  }

  @AfterAll
  static void shutDown() throws IOException {
    machine.close();
  }

  private static List<String> asked(String query) throws IOException, InterruptedException {
    return machine.must("rpm -qp " + query + " " + Rpms.built()).lines().toList();
  }

  private static String ofDeb(String field) throws IOException, InterruptedException {
    return machine.must("dpkg-deb --field " + Packages.built() + " " + field).strip();
  }

  @Test
  void nameVersionAndArchitectureAreTheDebs() throws Exception {
    String architecture =
        switch (ofDeb("Architecture")) {
          case "amd64" -> "x86_64";
          case "arm64" -> "aarch64";
          default -> "none that is built";
        };
    assertThat(asked("--queryformat '%{NAME} %{VERSION} %{ARCH}\\n'"))
        .containsExactly(
            "cicely-node %s %s".formatted(ofDeb("Version").replace('-', '~'), architecture));
  }

  @Test
  void itNeedsWhatTheDebNeedsByTheNamesOfRpmsDistributions() throws Exception {
    Matcher depends =
        Pattern.compile("libc6 \\(>= (.*)\\), iproute2, ca-certificates").matcher(ofDeb("Depends"));
    assertThat(depends.matches()).as(ofDeb("Depends")).isTrue();
    assertThat(asked("--requires"))
        .filteredOn(each -> !each.startsWith("rpmlib("))
        .containsOnly(
            "/bin/sh",
            "libc.so.6(GLIBC_" + depends.group(1) + ")(64bit)",
            "iproute",
            "ca-certificates",
            "coreutils",
            "diffutils",
            "findutils");
    assertThat(asked("--recommends")).containsExactly("pacemaker", "resource-agents");
    assertThat(ofDeb("Recommends")).isEqualTo("pacemaker");
    assertThat(asked("--provides")).allMatch(each -> each.startsWith("cicely-node"));
  }

  @Test
  void itHoldsTheSameFilesToTheByte() throws Exception {
    Path deb = folder.resolve("deb");
    Path rpm = folder.resolve("rpm");
    Rpms.unpack(Packages.built(), deb, Rpms.built(), rpm);
    List<String> theirs = machine.must("cd " + deb + " && find usr ! -type d").lines().toList();
    List<String> ours = asked("--list");
    assertThat(theirs).hasSizeGreaterThan(80);
    for (String file : theirs) {
      if (!file.matches("usr/share/(doc|lintian)/.*")) {
        assertThat(ours).contains("/" + file);
      }
    }
    Said difference = machine.run("diff -r --no-dereference %s/usr %s/usr".formatted(deb, rpm));
    assertThat(difference.out().lines())
        .containsExactlyInAnyOrder(
            "Only in %s/usr/share: doc".formatted(deb),
            "Only in %s/usr/share: lintian".formatted(deb),
            "Only in %s/usr/share: licenses".formatted(rpm));
    assertThat(asked("--licensefiles"))
        .contains("/usr/share/licenses/cicely-node/LICENSE")
        .contains("/usr/share/licenses/cicely-node/copyright");
  }

  @Test
  void itsScriptTakesOverAsTheDebsDoes() throws Exception {
    String scripts = String.join("\n", asked("--scripts"));
    String postinst =
        machine.must("dpkg-deb --ctrl-tarfile " + Packages.built() + " | tar -xO ./postinst");
    String takeOver = postinst.substring(postinst.indexOf("id="), postinst.lastIndexOf("if ["));
    assertThat(takeOver).contains("assemble-caches", "mv -Tf");
    assertThat(scripts).contains("posttrans scriptlet (using /bin/sh):").contains(takeOver.strip());
  }

  @Test
  void installingMakesBothCachesAndTheAgentsRunFromThem() throws Exception {
    assertThat(machine.must("ls " + CURRENT + "/cache").lines())
        .hasSize(2)
        .allMatch(name -> name.matches("(local|ec2)-[0-9a-f]{64}\\.aot"));
    assertThat(machine.must("sh -x $(command -v fence_cicely) --version 2>&1 | grep exec"))
        .contains("-XX:AOTCache=");
    assertThat(machine.run(PROBE).code()).isEqualTo(NOT_RUNNING);
    assertThat(machine.must(VIP + " meta-data")).contains("<resource-agent name=\"vip\"");
    assertThat(machine.must("fence_cicely -o metadata")).contains("name=\"fence_cicely\"");
  }

  @Test
  void installingTheSameAgainKeepsWhatIsThere() throws Exception {
    String inode = "stat -L -c %i " + CURRENT + "/runtime/lib/modules";
    String before = machine.must(inode);
    machine.must(RPM + "--upgrade --replacepkgs " + Rpms.built());
    assertThat(machine.must(inode)).isEqualTo(before);
    assertThat(machine.run(PROBE).code()).isEqualTo(NOT_RUNNING);
  }

  @Test
  void anUpgradePullsNothingFromUnderARunningAgentAndErasingLeavesTheJournal() throws Exception {
    try (Debian other = new Debian()) {
      other.must(RPM + "--install " + Rpms.built());
      String before = other.must("readlink " + CURRENT).strip();
      // Nobody listens there: the agent asks again until it is killed.
      Process agent = other.inside(ASKING).start();
      var said = agent.errorReader();
      assertThat(said.readLine()).contains("DescribeInstances");

      other.must(RPM + "--upgrade " + Rpms.asVersion("7.0.0", folder));

      assertThat(other.must("readlink " + CURRENT).strip()).isEqualTo("7.0.0-other");
      assertThat(agent.isAlive()).isTrue();
      long java = agent.children().findFirst().orElseThrow().pid();
      assertThat(other.must("readlink /proc/" + java + "/exe"))
          .contains(before)
          .doesNotContain("deleted");
      agent.destroy();
      assertThat(agent.waitFor(Duration.ofSeconds(10))).isTrue();
      assertThat(other.run(PROBE).code()).isEqualTo(NOT_RUNNING);
      assertThat(other.must("ls /usr/lib/cicely").lines())
          .containsExactlyInAnyOrder("dist", "current", before, "7.0.0-other");

      other.must("echo '{}' >/var/log/cicely/journal.jsonl");
      other.must(RPM + "--erase cicely-node");
      assertThat(other.must("cat /var/log/cicely/journal.jsonl")).isEqualTo("{}\n");
      for (String left : List.of("/usr/lib/cicely", "/usr/sbin/fence_cicely", VIP)) {
        assertThat(other.run("ls -d " + left).code()).as(left).isNotZero();
      }
    }
  }

  private static final String ASKING =
      """
      export AWS_ENDPOINT_URL=http://127.0.0.1:9 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b
      export AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:9
      exec timeout 120 fence_cicely -v -r eu-west-1 -o off -n i-0aaaaaaaa
      """;

  @Test
  void aVersionThatIsNotOutYetIsOlderThanItself() throws Exception {
    assertThat(Rpms.asVersion("8.0.0-rc1", folder).getFileName().toString())
        .startsWith("cicely-node-8.0.0~rc1-1.");
  }
}
