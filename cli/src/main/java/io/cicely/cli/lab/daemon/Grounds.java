package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.fabric.IpScript;
import io.cicely.cli.lab.image.Furnishing;
import io.cicely.cli.lab.machine.BareGuest;
import io.cicely.cli.lab.machine.ControlGroup;
import io.cicely.cli.lab.machine.DebianGuest;
import io.cicely.cli.lab.machine.Guest;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.lab.model.Layout;
import io.cicely.cli.lab.model.Site;
import io.cicely.cli.lab.model.Subnet;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What must stand before the first machine boots: file systems, kernel settings, guests. */
final class Grounds {
  /** Of what a machine writes; it lives in memory, and the machine's memory is not more. */
  private static final String DISK = "size=4g,mode=0755";

  private static final Map<String, String> SYSCTLS =
      Map.of(
          "net/ipv4/ip_forward", "1",
          "net/ipv4/conf/default/proxy_arp", "1",
          "net/ipv4/conf/default/rp_filter", "0",
          "net/ipv4/conf/all/rp_filter", "0",
          "net/ipv6/conf/all/forwarding", "1",
          "net/ipv6/conf/all/proxy_ndp", "1",
          "net/ipv6/conf/default/proxy_ndp", "1",
          // The router gives its ends of the cables their one link-local address itself.
          "net/ipv6/conf/default/addr_gen_mode", "1");

  private final Layout layout;
  private final Blueprint blueprint;
  private final Processes processes;

  Grounds(Layout layout, Blueprint blueprint, Processes processes) {
    this.layout = layout;
    this.blueprint = blueprint;
    this.processes = processes;
  }

  /** Settings of the router's namespace, which this process is in. */
  static void tuneKernel() {
    SYSCTLS.forEach((key, value) -> write(Path.of("/proc/sys", key), value));
  }

  /**
   * Mounts the nodes' root file systems, in the mount namespace of this process.
   *
   * @param layers the read-only ones below, the uppermost first
   */
  void mount(List<Path> layers) {
    String lower = String.join(":", layers.stream().map(Path::toString).toList());
    create(layout.vpc());
    mount("tmpfs", DISK, layout.vpc());
    for (Node node : blueprint.nodes()) {
      Path home = layout.machine(node.name());
      create(home.resolve("upper"));
      create(home.resolve("work"));
      create(layout.root(node.name()));
      mount(
          "overlay",
          "lowerdir=%s,upperdir=%s/upper,workdir=%s/work".formatted(lower, home, home),
          layout.root(node.name()));
    }
  }

  void furnish(Furnishing furnishing) {
    furnishing.furnish(node -> layout.root(node.name()));
  }

  /**
   * The guests by name.
   *
   * @param halted told the instance id of a guest that has powered itself off
   */
  Map<String, Guest> guests(Consumer<String> halted) {
    Map<String, Guest> guests = new TreeMap<>();
    for (Node node : blueprint.nodes()) {
      guests.put(node.name(), debian(node, () -> halted.accept(node.instance())));
    }
    Node client = blueprint.client();
    guests.put(
        client.name(), new BareGuest(layout.namespace(client.name()), processes, network(client)));
    return guests;
  }

  private Guest debian(Node node, Runnable halted) {
    DebianGuest.Places places =
        new DebianGuest.Places(
            layout.root(node.name()), layout.namespace(node.name()), layout.console(node.name()));
    ControlGroup group = ControlGroup.ofLab().child(node.name());
    return new DebianGuest(node.name(), places, group, processes, halted);
  }

  private static List<String> network(Node node) {
    return List.of(
        "link set lo up",
        "link set ens5 up",
        "address add %s/%d dev ens5".formatted(node.address(), Subnet.PREFIX_LENGTH),
        "address add %s/%d dev ens5 nodad".formatted(node.address6(), Subnet.PREFIX6_LENGTH),
        "route add 0.0.0.0/0 via " + node.subnet().router(),
        "route add ::/0 via %s dev ens5".formatted(IpScript.ROUTER6));
  }

  /** The machine outside the VPC. */
  BareGuest visitor() {
    return new BareGuest(
        layout.namespace(Site.VISITOR),
        processes,
        List.of(
            "link set lo up",
            "link set ens5 up",
            "address add %s/32 dev ens5".formatted(Site.VISITOR_ADDRESS),
            "route add 0.0.0.0/0 via inet6 %s dev ens5".formatted(IpScript.ROUTER6)));
  }

  private void mount(String type, String options, Path target) {
    processes.run(Command.of("mount", "-t", type, "-o", options, type, target.toString())).orFail();
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static void write(Path file, String value) {
    try {
      Files.writeString(file, value);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
