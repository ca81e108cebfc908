package io.cicely.cli.plan.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.cluster.machine.Os;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is typed on each family of systems; those that no lab boots are pinned here. */
class PackagesTest {
  private static final String DEBIAN_12 = "ID=debian\nVERSION_ID=12";
  private static final String DEBIAN_13 = "ID=debian\nVERSION_ID=\"13\"";
  private static final String UBUNTU = "ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\"";
  private static final String ROCKY = "ID=rocky\nID_LIKE=\"rhel centos fedora\"\nVERSION_ID=9.4";
  private static final String RED_HAT = "ID=\"rhel\"\nID_LIKE=\"fedora\"\nVERSION_ID=\"9.4\"";
  private static final String FEDORA = "ID=fedora\nVERSION_ID=42";
  private static final String AMAZON = "ID=\"amzn\"\nID_LIKE=\"fedora\"\nVERSION_ID=\"2023\"";
  private static final String AMAZON_2 = "ID=\"amzn\"\nVERSION_ID=\"2\"\nPRETTY_NAME=\"Amazon 2\"";
  private static final String SUSE = "ID=\"sles\"\nID_LIKE=\"suse\"\nVERSION_ID=\"15.6\"";

  private final ClusterSpec plain = Examples.good(Examples.text("design"));
  private final ClusterSpec all =
      Examples.good(
          Examples.text("design")
              .replace("agent: cicely", "agent: aws")
              .replace(
                  "eni: create }",
                  "eni: create, services: [{ name: db, ocf: 'heartbeat:pgsql' }] }\npcsd: true"));

  private static Machine machine(String os, String repositories) {
    SequencedMap<String, String> none = new LinkedHashMap<>();
    return new Machine(
        "adam",
        Os.parse(os),
        "adam",
        "x86_64",
        none,
        repositories,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        null,
        null,
        false);
  }

  private static String commands(ClusterSpec spec, Machine machine) {
    Packages packages = new Packages(spec);
    List<List<String>> commands = packages.install(machine, packages.missing(machine));
    return commands.stream()
        .map(line -> String.join(" ", line) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void debianIsKeptFromStartingWhatItInstalls() {
    String text =
        """
        systemctl --runtime --quiet mask corosync.service pacemaker.service
        sh -c until said=$(apt-get --quiet=2 update 2>&1); do case $said in \
        *[Uu]nable\\ to\\ lock*) sleep 1;; *) echo "$said" >&2; exit 1;; esac; done
        env DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 --assume-yes --no-install-recommends \
        --option=Dpkg::Options::=--force-confold --option=DPkg::Lock::Timeout=540 install %s
        systemctl --runtime --quiet unmask corosync.service pacemaker.service
        """;
    assertThat(commands(plain, machine(DEBIAN_13, "")))
        .isEqualTo(text.formatted("corosync pacemaker pacemaker-cli-utils iproute2"));
    assertThat(commands(all, machine(DEBIAN_13, "")))
        .isEqualTo(
            text.formatted(
                "corosync pacemaker pacemaker-cli-utils iproute2 fence-agents-aws python3-boto3"
                    + " resource-agents pcs"));
    assertThat(commands(all, machine(DEBIAN_12, "")))
        .isEqualTo(
            text.formatted(
                "corosync pacemaker pacemaker-cli-utils iproute2 fence-agents python3-boto3"
                    + " resource-agents pcs"));
    assertThat(commands(plain, machine(UBUNTU, "")))
        .isEqualTo(text.formatted("corosync pacemaker pacemaker-cli-utils iproute2"));
  }

  @Test
  void redHatTakesTheRepositoryThatIsConfigured() {
    assertThat(commands(plain, machine(RED_HAT, "rhel-9-for-x86_64-highavailability-rhui-rpms")))
        .isEqualTo(
            "dnf --assumeyes --quiet --enablerepo=rhel-9-for-x86_64-highavailability-rhui-rpms"
                + " install corosync pacemaker pacemaker-cli iproute\n");
    assertThat(commands(all, machine(ROCKY, "highavailability")))
        .isEqualTo(
            "dnf --assumeyes --quiet --enablerepo=highavailability install corosync pacemaker"
                + " pacemaker-cli iproute fence-agents-aws resource-agents pcs\n");
    assertThat(commands(plain, machine(FEDORA, "")))
        .isEqualTo("dnf --assumeyes --quiet install corosync pacemaker pacemaker-cli iproute\n");
    assertThatThrownBy(() -> commands(plain, machine(RED_HAT, "")))
        .hasMessageContaining("no high availability repository is configured")
        .hasMessageContaining("subscription-manager");
  }

  @Test
  void amazonLinuxIsTakenOnlyWhereItsRepositoriesHavePacemaker() {
    assertThat(commands(plain, machine(AMAZON, "pacemaker")))
        .isEqualTo("dnf --assumeyes --quiet install corosync pacemaker pacemaker-cli iproute\n");
    assertThatThrownBy(() -> commands(plain, machine(AMAZON, "")))
        .hasMessageContaining("have no package pacemaker");
    assertThatThrownBy(() -> commands(plain, machine(AMAZON_2, "")))
        .hasMessageContaining("Amazon 2 is not known here");
  }

  @Test
  void suseTakesZypper() {
    assertThat(commands(all, machine(SUSE, "")))
        .isEqualTo(
            "zypper --non-interactive --quiet install --no-recommends corosync pacemaker"
                + " pacemaker-cli iproute2 fence-agents resource-agents pcs\n");
  }

  @Test
  void theNodePackageIsInstalledOlderNewerOrTheSameAgain() {
    assertThat(Packages.installFile(NodePackage.Format.RPM, "/x.rpm"))
        .containsExactly("rpm", "--upgrade", "--replacepkgs", "--oldpackage", "/x.rpm");
    assertThat(Packages.installFile(NodePackage.Format.DEB, "/x.deb"))
        .endsWith("install", "--reinstall", "--allow-downgrades", "/x.deb");
  }
}
