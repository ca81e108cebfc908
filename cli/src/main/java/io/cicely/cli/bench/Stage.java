package io.cicely.cli.bench;

import io.cicely.cli.drill.Arena;
import io.cicely.cli.drill.Arena.Said;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a contender's agents into the arena's cluster in place of those that are there. */
final class Stage {
  private static final Duration COMMAND = Duration.ofMinutes(3);
  static final String FOLDER = "/var/lib/cicely-bench";

  private final Arena arena;

  Stage(Arena arena) {
    this.arena = arena;
  }

  /** Copies the measuring script and the hello program to every node. */
  void furnish() {
    String classFile = HelloMain.class.getName().replace('.', '/') + ".class";
    for (String node : arena.nodes()) {
      write(node, FOLDER + "/measure.py", resource("measure.py"));
      write(node, FOLDER + "/" + classFile, resource("HelloMain.class"));
    }
  }

  /** Installs the PoC's agent, and the network set-up that it leaves to the distribution. */
  void furnishPoc(Path agent, String address, String macAddress, String gateway) {
    String networkd =
        """
        [Match]
        MACAddress=%s
        [Network]
        Address=%s/32
        LinkLocalAddressing=no
        IPv4ReversePathFilter=loose
        [Route]
        Gateway=%s
        GatewayOnLink=yes
        Table=100
        [RoutingPolicyRule]
        From=%s
        Table=100
        """
            .formatted(macAddress, address, gateway, address);
    for (String node : arena.nodes()) {
      write(node, "/usr/lib/ocf/resource.d/poc/vip", read(agent));
      shell(node, "chmod 755 /usr/lib/ocf/resource.d/poc/vip");
    }
    networkFile = networkd;
  }

  private @Nullable String networkFile;

  /** Replaces VIP and fence devices; returns when the contender's VIP answers. */
  void enter(Contender contender, List<String> instances) {
    List<String> nodes = arena.nodes();
    String first = nodes.getFirst();
    shell(first, "crm_attribute --type crm_config --name stonith-enabled --update false");
    shell(first, "pcs resource delete vip --force || true");
    for (String node : nodes) {
      shell(first, "pcs stonith delete fence-" + node + " --force || true");
      guestNetwork(node, contender);
    }
    for (int i = 0; i < nodes.size(); i++) {
      List<String> fence = new ArrayList<>(List.of("pcs", "stonith", "create"));
      fence.addAll(List.of("fence-" + nodes.get(i), contender.fence(), "region=eu-west-1"));
      fence.add("pcmk_host_map=" + nodes.get(i) + ":" + instances.get(i));
      if (contender.ours()) {
        fence.add("plug=" + instances.get(i));
      }
      fence.addAll(contender.fenceParameters());
      run(first, fence);
      run(
          first,
          List.of(
              "pcs", "constraint", "location", "fence-" + nodes.get(i), "avoids", nodes.get(i)));
    }
    shell(first, "crm_attribute --type crm_config --name stonith-enabled --update true");
    create(first, contender.resources());
    arena.awaitReady(COMMAND);
  }

  /** Without their monitors, all that EC2 is asked is asked for the VIP. */
  void disableFencing() {
    fenceDevices("disable");
  }

  void enableFencing() {
    fenceDevices("enable");
  }

  private void fenceDevices(String what) {
    for (String node : arena.nodes()) {
      run(arena.nodes().getFirst(), List.of("pcs", "stonith", what, "fence-" + node));
    }
    arena.awaitReady(COMMAND);
  }

  private void create(String node, List<Contender.Resource> resources) {
    for (int i = 0; i < resources.size(); i++) {
      Contender.Resource resource = resources.get(i);
      boolean alone = resources.size() == 1;
      String name = Contender.RESOURCE + (alone ? "" : "-" + (i + 1));
      List<String> words = new ArrayList<>(List.of("pcs", "resource", "create", name));
      words.add(resource.type());
      words.addAll(resource.parameters());
      words.addAll(resource.operations());
      if (!alone) {
        words.addAll(List.of("--group", Contender.RESOURCE));
      }
      run(node, words);
    }
  }

  /** The distribution's part for the PoC's agent; ours does its own and must not be helped. */
  private void guestNetwork(String node, Contender contender) {
    String file = "/etc/systemd/network/10-cicely-bench.network";
    if (contender.name().equals(Contender.POC) && networkFile != null) {
      write(node, file, networkFile.getBytes(StandardCharsets.UTF_8));
    } else {
      shell(node, "rm -f " + file);
    }
    shell(node, "networkctl reload");
  }

  /** As if no file had been read for long. */
  void dropCaches() {
    arena.dropCaches();
  }

  /** Runs a command whose exit status is its own affair. */
  void runWhatever(String node, List<String> command) {
    Said _ = arena.run(node, COMMAND, command.toArray(String[]::new));
  }

  String shell(String node, String script) {
    return run(node, List.of("sh", "-c", script));
  }

  String run(String node, List<String> command) {
    return arena.ask(node, COMMAND, command.toArray(String[]::new));
  }

  private void write(String node, String file, byte[] content) {
    String text = Base64.getEncoder().encodeToString(content);
    shell(node, "mkdir -p \"$(dirname " + file + ")\" && echo " + text + " | base64 -d >" + file);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new Failure(
          Code.FILE_UNUSABLE,
          "Reading the baseline's agent " + file,
          String.valueOf(unreadable.getMessage()),
          "Name it with --poc, or leave it out with --no-poc",
          unreadable);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Stage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
