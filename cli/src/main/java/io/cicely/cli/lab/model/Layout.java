package io.cicely.cli.lab.model;

import java.nio.file.Path;

/**
 * Where the lab keeps its things.
 *
 * @param run what goes with the lab: sockets, logs, mount points
 * @param cache what outlives it: images, the certificate authority
 */
public record Layout(Path run, Path cache) {
  /** One lab at a time runs on a machine, so its places are fixed. */
  public static final Layout STANDARD =
      new Layout(Path.of("/run/cicely-lab"), Path.of("/var/cache/cicely"));

  /** Where EC2 answers the commands of this machine's user, in the router's namespace. */
  public static final int OPERATORS_EC2_PORT = 8773;

  /** A tmpfs that only the lab's own mount namespace sees: it ends with the last process. */
  public Path vpc() {
    return run.resolve("vpc");
  }

  public Path machine(String name) {
    return vpc().resolve(name);
  }

  /** The file that holds a machine's network namespace. */
  public Path namespace(String machine) {
    return machine(machine).resolve("net");
  }

  public Path root(String machine) {
    return machine(machine).resolve("root");
  }

  /** What the machine's console printed since it was first booted. */
  public Path console(String machine) {
    return run.resolve(machine + ".console");
  }

  public Path daemonLog() {
    return run.resolve("daemon.log");
  }

  public Path daemonPid() {
    return run.resolve("daemon.pid");
  }

  /** The daemon's own control port: machines and cables. */
  public Path controlSocket() {
    return run.resolve("control.sock");
  }

  /** The simulator's control port: faults, latency. */
  public Path simulatorSocket() {
    return run.resolve("sim.sock");
  }

  /** Copies of the jars that the daemon runs from. */
  public Path programs() {
    return run.resolve("lib");
  }

  public Path sshConfig() {
    return run.resolve("ssh_config");
  }

  /** The shared credentials file of this machine's user. */
  public Path credentials() {
    return run.resolve("credentials");
  }

  /** What the cluster is to be, where the machines are bare. */
  public Path clusterFile() {
    return run.resolve("cluster.yaml");
  }

  public Path knownHosts() {
    return run.resolve("known_hosts");
  }

  /** The certificate authority that the machines trust. */
  public Path authority() {
    return cache.resolve("authority");
  }
}
