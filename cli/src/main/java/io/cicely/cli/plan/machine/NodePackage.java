package io.cicely.cli.plan.machine;

import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.cluster.machine.Os;

/**
 * A node package that is at hand.
 *
 * @param file where it is on the operator's machine
 * @param format of it
 * @param architecture as {@code uname -m} says, such as {@code x86_64}
 * @param version of the package, without a release or epoch
 * @param sha256 of the file, in hexadecimal
 */
public record NodePackage(
    String file, Format format, String architecture, String version, String sha256) {
  /** The name under which package managers know it. */
  public static final String NAME = "cicely-node";

  /** Where a node notes which file was installed: two builds may have the same version. */
  public static final String NOTE = "/var/lib/cicely/node-package.sha256";

  /** How packages come. */
  public enum Format {
    DEB("/var/lib/cicely/node-package.deb"),
    RPM("/var/lib/cicely/node-package.rpm");

    private final String target;

    Format(String target) {
      this.target = target;
    }

    /** Where a node has it while it is installed. */
    String target() {
      return target;
    }

    /** What the family takes. */
    static Format of(Os.Family family) {
      return family == Os.Family.DEBIAN ? DEB : RPM;
    }
  }

  /** Whether the machine can install it. */
  boolean fits(Machine machine, Os.Family family) {
    return format == Format.of(family) && architecture.equals(machine.architecture());
  }

  /**
   * Whether the machine has it; one that was installed by hand left no note. A file that still lies
   * where it was copied to tells of an installation that was cut off.
   */
  boolean isOn(Machine machine) {
    String installed = machine.packages().getOrDefault(NAME, "");
    boolean sameVersion = installed.equals(version) || installed.startsWith(version + "-");
    return sameVersion
        && machine.file(format.target()).isEmpty()
        && machine.file(NOTE).map(note -> (sha256 + "\n").equals(note.text())).orElse(true);
  }
}
