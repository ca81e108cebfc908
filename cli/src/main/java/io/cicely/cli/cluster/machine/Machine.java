package io.cicely.cli.cluster.machine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A node's machine.
 *
 * @param node its name in the cluster
 * @param hostname as {@code uname -n} says
 * @param architecture as {@code uname -m} says, such as {@code x86_64}
 * @param packages versions of those that were asked for and are installed
 * @param repositories ids of dnf's repositories that may have Pacemaker and are not enabled by
 *     default, comma separated; with Amazon Linux {@code pacemaker} if any repository has it
 * @param files those that were asked for and are there, by path
 * @param units those that were asked for, by name
 * @param corosync what runs; null: nothing
 * @param cib Pacemaker's configuration, of the live cluster or from the disk; null: there is none
 * @param staleUnits whether systemd has not read files of units yet that have changed
 */
public record Machine(
    String node,
    Os os,
    String hostname,
    String architecture,
    SequencedMap<String, String> packages,
    String repositories,
    SequencedMap<String, FileSeen> files,
    SequencedMap<String, UnitSeen> units,
    @Nullable CorosyncSeen corosync,
    @Nullable String cib,
    boolean staleUnits) {

  /**
   * A file.
   *
   * @param mode in octal, such as {@code 400}
   * @param sha256 of its bytes, in hexadecimal
   * @param text null for a secret
   */
  public record FileSeen(
      String mode, String owner, String group, String sha256, @Nullable String text) {}

  /** A service: whether it starts at boot, whether it runs now. */
  public record UnitSeen(boolean enabled, boolean active) {}

  /**
   * The Corosync that runs.
   *
   * @param members how many nodes its membership has
   * @param settings what it took from its configuration, by cmap key such as {@code totem.token}
   */
  public record CorosyncSeen(int members, boolean quorate, SequencedMap<String, String> settings) {
    public CorosyncSeen {
      settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }
  }

  public Machine {
    packages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(packages));
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    units = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(units));
  }

  /** A file, if it is there. */
  public Optional<FileSeen> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** A service; one that is not installed neither starts nor runs. */
  public UnitSeen unit(String name) {
    return units.getOrDefault(name, new UnitSeen(false, false));
  }
}
