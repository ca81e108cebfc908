package io.cicely.cli.lab.image;

import io.cicely.cli.lab.fabric.IpScript;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.lab.model.GuestNetwork;
import io.cicely.cli.lab.model.Subnet;
import io.cicely.cli.render.Rejoin;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Gives each node the files that make it itself, before its first boot: name, network, and unless
 * it is bare the cluster's configuration, which its own tools write and verify.
 */
public final class Furnishing {
  private static final String COROSYNC = "etc/corosync/corosync.conf";
  private static final String AUTHKEY = "etc/corosync/authkey";
  private static final String CIB = "var/lib/pacemaker/cib/cib.xml";

  /** The DC's own file of the same name would be refused with any other owner or mode. */
  private static final String FINISH =
      """
      chmod 0400 /etc/corosync/authkey
      chown hacluster:haclient /var/lib/pacemaker/cib/cib.xml
      chmod 0600 /var/lib/pacemaker/cib/cib.xml
      """;

  private final Blueprint blueprint;
  private final Function<Node, String> mac;
  private final Map<String, String> hosts;
  private final Processes processes;

  /**
   * @param mac a node's hardware address, by which its network configuration knows the interface
   * @param hosts more names that the nodes have to resolve, with their addresses
   */
  public Furnishing(
      Blueprint blueprint,
      Function<Node, String> mac,
      Map<String, String> hosts,
      Processes processes) {
    this.blueprint = blueprint;
    this.mac = mac;
    this.hosts = new TreeMap<>(hosts);
    this.processes = processes;
  }

  /**
   * @param root where a node's root file system is mounted
   */
  public void furnish(Function<Node, Path> root) {
    for (Node node : blueprint.nodes()) {
      Path own = root.apply(node);
      own(node).forEach((file, text) -> write(own.resolve(file), text));
      in(own, "/bin/sh", "-ec", ":\n" + GuestFiles.script(blueprint.network()));
    }
    if (!blueprint.equipment().isBare()) {
      Path first = root.apply(blueprint.nodes().getFirst());
      makeCluster(first);
      for (Node node : blueprint.nodes()) {
        join(node, root.apply(node), first);
      }
    }
  }

  private void join(Node node, Path own, Path first) {
    write(own.resolve(Rejoin.PATH.substring(1)), new ClusterFiles(blueprint).rejoin());
    if (!node.equals(blueprint.nodes().getFirst())) {
      List.of(COROSYNC, AUTHKEY, CIB).forEach(file -> copy(first, own, file));
    }
    in(own, "/bin/sh", "-ec", FINISH);
  }

  private void makeCluster(Path root) {
    ClusterFiles cluster = new ClusterFiles(blueprint);
    write(root.resolve(CIB), cluster.cib());
    in(root, "corosync-keygen", "-l", "-k", "/" + AUTHKEY);
    in(root, cluster.corosyncSetUp("/" + COROSYNC).toArray(String[]::new));
    in(root, "crm_verify", "--xml-file", "/" + CIB);
  }

  private Map<String, String> own(Node node) {
    Map<String, String> files = new TreeMap<>(GuestFiles.of(blueprint.network()));
    files.putAll(itself(node));
    if (blueprint.network() == GuestNetwork.STATIC) {
      files.put("etc/systemd/network/10-primary.network", primary(node));
    }
    return files;
  }

  private Map<String, String> itself(Node node) {
    return Map.of(
        "etc/hostname",
        node.name() + "\n",
        "etc/machine-id",
        UUID.nameUUIDFromBytes(node.instance().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
            + "\n",
        "etc/hosts",
        hostsFile());
  }

  private String primary(Node node) {
    return """
        [Match]
        MACAddress=%s

        [Network]
        Address=%s/%d
        Address=%s/32
        Address=%s/%d
        Gateway=%s
        Gateway=%s
        LinkLocalAddressing=ipv6
        IPv6AcceptRA=no
        """
        .formatted(
            mac.apply(node),
            node.address(),
            Subnet.PREFIX_LENGTH,
            node.secondary(),
            node.address6(),
            Subnet.PREFIX6_LENGTH,
            node.subnet().router(),
            IpScript.ROUTER6);
  }

  private String hostsFile() {
    StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
    // On bare machines, names are a part of what is to be set up.
    Stream<Node> known =
        blueprint.equipment().isBare() ? Stream.of(blueprint.client()) : blueprint.machines();
    known.forEach(node -> text.append(node.address()).append(' ').append(node.name()).append('\n'));
    hosts.forEach((name, address) -> text.append(address).append(' ').append(name).append('\n'));
    return text.toString();
  }

  private void in(Path root, String... command) {
    List<String> chroot = new ArrayList<>(List.of("chroot", root.toString()));
    chroot.addAll(List.of(command));
    processes.run(Command.of(chroot.toArray(String[]::new))).orFail();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static void copy(Path from, Path to, String file) {
    try {
      Files.createDirectories(to.resolve(file).getParent());
      Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
