package io.cicely.cli.plan.machine;

import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.cluster.machine.Os;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.Service;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The packages of a node, and how each family installs them. */
final class Packages {
  private static final List<String> UNITS = List.of("corosync.service", "pacemaker.service");

  /**
   * apt-get has no option to wait for the lock of its lists, which Debian's own timer takes after a
   * boot, and which an apply that was cut off leaves to what it had begun.
   */
  private static final String APT_UPDATE =
      "until said=$(apt-get --quiet=2 update 2>&1); do case $said in"
          + " *[Uu]nable\\ to\\ lock*) sleep 1;; *) echo \"$said\" >&2; exit 1;; esac; done";

  private final ClusterSpec spec;

  Packages(ClusterSpec spec) {
    this.spec = spec;
  }

  /** All names that any system may have for what the cluster needs; of some only one is there. */
  static List<String> all() {
    return List.of(
        "corosync",
        "pacemaker",
        "pacemaker-cli-utils",
        "pacemaker-cli",
        "iproute2",
        "iproute",
        "fence-agents-aws",
        "fence-agents",
        "python3-boto3",
        "resource-agents",
        "pcs",
        NodePackage.NAME);
  }

  /** What of it the machine has not. */
  List<String> missing(Machine machine) {
    List<String> missing = new ArrayList<>(wanted(machine));
    missing.removeAll(machine.packages().keySet());
    return missing;
  }

  private List<String> wanted(Machine machine) {
    Os.Family family = family(machine);
    boolean debian = family == Os.Family.DEBIAN;
    List<String> names = new ArrayList<>(List.of("corosync", "pacemaker"));
    // crm_verify and crm_simulate; Debian only recommends them.
    names.add(debian ? "pacemaker-cli-utils" : "pacemaker-cli");
    names.add(debian || family == Os.Family.SUSE ? "iproute2" : "iproute");
    if (spec.fencing().agent() == FencingSpec.Agent.AWS) {
      names.addAll(fenceAws(machine, family));
    }
    if (spec.vips().stream()
        .flatMap(vip -> vip.services().stream())
        .anyMatch(Packages::isOfHeartbeat)) {
      names.add("resource-agents");
    }
    if (spec.pcsd()) {
      names.add("pcs");
    }
    return names;
  }

  /** One package for all agents in Debian 12 and SUSE, one for each elsewhere. */
  private static List<String> fenceAws(Machine machine, Os.Family family) {
    boolean old = machine.os().id().equals("debian") && machine.os().version().equals("12");
    return switch (family) {
      case DEBIAN -> List.of(old ? "fence-agents" : "fence-agents-aws", "python3-boto3");
      case RED_HAT, AMAZON -> List.of("fence-agents-aws");
      case SUSE -> List.of("fence-agents");
    };
  }

  private static boolean isOfHeartbeat(Service service) {
    return service instanceof Service.Ocf ocf && ocf.provider().equals("heartbeat");
  }

  /**
   * The commands that install them.
   *
   * @throws Failure {@link Code#NODE_UNSUITABLE} where no repository has them
   */
  List<List<String>> install(Machine machine, List<String> names) {
    return switch (family(machine)) {
      case DEBIAN -> debian(names);
      case RED_HAT -> List.of(plus(dnf(repository(machine)), names));
      case AMAZON -> {
        refuseWithout(machine);
        yield List.of(plus(List.of("dnf", "--assumeyes", "--quiet", "install"), names));
      }
      case SUSE ->
          List.of(
              plus(
                  List.of("zypper", "--non-interactive", "--quiet", "install", "--no-recommends"),
                  names));
    };
  }

  /**
   * Debian starts what it installs: here a cluster of one node with a configuration that nobody
   * wants. Masked for this boot only, so that nothing is left of it if we are killed.
   */
  private static List<List<String>> debian(List<String> names) {
    boolean first = names.contains("corosync") || names.contains("pacemaker");
    List<List<String>> commands = new ArrayList<>();
    if (first) {
      commands.add(plus(List.of("systemctl", "--runtime", "--quiet", "mask"), UNITS));
    }
    commands.add(List.of("sh", "-c", APT_UPDATE));
    commands.add(plus(aptInstall(), names));
    if (first) {
      commands.add(plus(List.of("systemctl", "--runtime", "--quiet", "unmask"), UNITS));
    }
    return commands;
  }

  /** Never asks; a configuration file that is there stays as it is. */
  private static List<String> aptInstall() {
    return List.of(
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "--quiet=2",
        "--assume-yes",
        "--no-install-recommends",
        "--option=Dpkg::Options::=--force-confold",
        "--option=DPkg::Lock::Timeout=540",
        "install");
  }

  private static List<String> dnf(String repository) {
    List<String> line = new ArrayList<>(List.of("dnf", "--assumeyes", "--quiet"));
    if (!repository.isEmpty()) {
      line.add("--enablerepo=" + repository);
    }
    line.add("install");
    return line;
  }

  /**
   * Fedora has the cluster among all else; Red Hat sells it as an add-on with its own repository.
   */
  private static String repository(Machine machine) {
    if (machine.os().id().equals("fedora")) {
      return "";
    }
    return Arrays.stream(machine.repositories().split(","))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                unsuitable(
                    machine,
                    "no high availability repository is configured on " + machine.os().name(),
                    "Add it, such as by `subscription-manager repos --enable`, or choose an AMI"
                        + " \"with High Availability\""));
  }

  private static void refuseWithout(Machine machine) {
    if (!machine.repositories().equals("pacemaker")
        && !machine.packages().containsKey("pacemaker")) {
      throw unsuitable(
          machine,
          "the repositories of " + machine.os().name() + " have no package pacemaker",
          "Add a repository that has it, or take another distribution");
    }
  }

  /** The command that installs the node package from a file, older, newer or the same again. */
  static List<String> installFile(NodePackage.Format format, String file) {
    return switch (format) {
      case DEB -> {
        List<String> options = List.of("--reinstall", "--allow-downgrades", file);
        yield plus(aptInstall(), options);
      }
      case RPM -> List.of("rpm", "--upgrade", "--replacepkgs", "--oldpackage", file);
    };
  }

  static Os.Family family(Machine machine) {
    return machine
        .os()
        .family()
        .orElseThrow(
            () ->
                unsuitable(
                    machine,
                    machine.os().name() + " is not known here",
                    "Take Debian, Ubuntu, Red Hat Enterprise Linux or a rebuild of it, Amazon"
                        + " Linux 2023, or SUSE"));
  }

  private static Failure unsuitable(Machine machine, String why, String action) {
    return new Failure(
        Code.NODE_UNSUITABLE, "Cannot make " + machine.node() + " a cluster node", why, action);
  }

  private static List<String> plus(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
