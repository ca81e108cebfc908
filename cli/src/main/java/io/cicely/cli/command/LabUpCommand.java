package io.cicely.cli.command;

import io.cicely.cli.lab.Lab;
import io.cicely.cli.lab.LabUp;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Equipment;
import io.cicely.cli.lab.model.GuestNetwork;
import io.cicely.cli.lab.model.Layout;
import io.cicely.cli.spec.Mode;
import io.cicely.node.time.Clock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cicely lab up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Boot the cluster and wait until its VIP answers. An older lab is ended first.",
    footer = {"  cicely lab up", "  cicely lab up --mode route --spread --nodes 3"})
final class LabUpCommand implements Runnable {
  private static final double MILLIS = 1000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--nodes",
      defaultValue = "2",
      description = "how many, 2 to 16 (default: ${DEFAULT-VALUE})")
  private int nodes;

  @Option(
      names = "--mode",
      defaultValue = "eni",
      description = "how the VIP moves: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Mode mode = Mode.ENI;

  @Option(
      names = "--spread",
      description = "nodes in several subnets and zones; for the modes route and elastic-ip")
  private boolean spread;

  @Option(
      names = "--ipv6",
      description = "the VIP is an IPv6 address; for the modes secondary-ip and route")
  private boolean ipv6;

  @Option(
      names = "--vips",
      defaultValue = "1",
      description = {
        "how many, all on one node: up to 14 in mode eni, up to 49 in mode secondary-ip",
        "(default: ${DEFAULT-VALUE})"
      })
  private int vips;

  @Option(
      names = "--token",
      paramLabel = "MS",
      defaultValue = "5000",
      description = "Corosync's token timeout in milliseconds (default: ${DEFAULT-VALUE})")
  private long tokenMs;

  @Option(
      names = "--fence-delay",
      paramLabel = "MS",
      defaultValue = "3000",
      description = {
        "how long the fencing of the first node waits, 0: not at all",
        "(default: ${DEFAULT-VALUE})"
      })
  private long fenceDelayMs;

  @Option(
      names = "--latency",
      paramLabel = "PROFILE",
      defaultValue = "none",
      description = "how long EC2 takes: none or typical (default: ${DEFAULT-VALUE})")
  private String latency;

  @Option(
      names = "--network",
      defaultValue = "static",
      description =
          "what configures the nodes' links: static, networkd, amazon-ec2-net-utils or"
              + " NetworkManager (default: ${DEFAULT-VALUE})")
  private String network;

  @Option(
      names = "--bare",
      arity = "0..1",
      paramLabel = "RELEASE",
      fallbackValue = "debian-13",
      description = {
        "machines with nothing but sshd, in an EC2 that knows of no VIP: debian-13 or debian-12",
        "(default: machines with all packages; --bare alone: debian-13)"
      })
  private @Nullable String bare;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of all that EC2 draws (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--package",
      paramLabel = "FILE",
      description = "the node package (default: the newest build/cicely-node_*.deb)")
  private @Nullable Path nodePackage;

  @Override
  public void run() {
    Duration began = Clock.system().elapsed();
    PrintWriter err = spec.commandLine().getErr();
    LabUp up =
        new LabUp(
            nodePackage == null ? LabUp.newestPackage() : nodePackage,
            step -> err.printf("%6.1f s  %s%n", secondsSince(began), step));
    Lab lab = up.run(blueprint());
    if (bare != null) {
      err.printf("%6.1f s  Ready%n", secondsSince(began));
      sayWhatIsToBeDone();
      return;
    }
    String owner = lab.answering().orElse("nobody");
    String other =
        lab.nodes().stream().filter(node -> !node.equals(owner)).findFirst().orElseThrow();
    err.printf("%6.1f s  Ready%n", secondsSince(began));
    spec.commandLine()
        .getOut()
        .printf(
            """
            %s answers on the VIP %s.
            Next: cicely status
                  cicely move %s
                  cicely lab crash %s
                  cicely lab ssh %s
                  cicely lab down
            """,
            owner, lab.address(), other, owner, owner);
  }

  private Blueprint blueprint() {
    try {
      return Blueprint.of(nodes)
          .withMode(mode, spread)
          .withIpv6(ipv6)
          .withVips(vips)
          .withToken(Duration.ofMillis(tokenMs))
          .withFenceDelay(Duration.ofMillis(fenceDelayMs))
          .withLatency(latency)
          .withSeed(seed)
          .withEquipment(equipment())
          .withNetwork(
              GuestNetwork.named(network)
                  .orElseThrow(() -> new IllegalArgumentException("no such network: " + network)));
    } catch (IllegalArgumentException impossible) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(impossible.getMessage()), impossible);
    }
  }

  private void sayWhatIsToBeDone() {
    spec.commandLine()
        .getOut()
        .printf(
            """
            The machines are up; nothing is set up on them.
            The cluster that they are to become: %s
            Next: cicely lab ssh adam
                  cicely lab down
            """,
            Layout.STANDARD.clusterFile());
  }

  private Equipment equipment() {
    return bare == null
        ? Equipment.CLUSTER
        : Equipment.named(bare)
            .filter(Equipment::isBare)
            .orElseThrow(() -> new IllegalArgumentException("bare machines are no '" + bare + "'"));
  }

  private static double secondsSince(Duration began) {
    return Clock.system().elapsed().minus(began).toMillis() / MILLIS;
  }
}
