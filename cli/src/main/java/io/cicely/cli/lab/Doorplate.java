package io.cicely.cli.lab;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Layout;
import io.cicely.cli.spec.Inventory;
import io.cicely.cli.spec.yaml.SpecWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells the other commands how the lab that runs is reached. */
final class Doorplate {
  private static final String HOST_KEY = "etc/ssh/ssh_host_ed25519_key.pub";

  private final Layout layout;
  private final Blueprint blueprint;

  Doorplate(Layout layout, Blueprint blueprint) {
    this.layout = layout;
    this.blueprint = blueprint;
  }

  /**
   * @param key the private half of the key that the nodes let in
   * @param image whose host key all nodes have
   */
  void write(Path key, Path image) {
    try {
      String hostKey = Files.readString(image.resolve(HOST_KEY));
      Files.writeString(layout.knownHosts(), "cicely-lab " + hostKey);
      Files.writeString(layout.sshConfig(), sshConfig(key));
      inventory().write(Inventory.OF_THE_LAB);
      Files.writeString(
          layout.clusterFile(), SpecWriter.yaml(new Wanted(layout, blueprint).cluster()));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private String sshConfig(Path key) {
    StringBuilder text = new StringBuilder();
    for (Blueprint.Node node : blueprint.nodes()) {
      text.append("Host %s\n  HostName %s\n".formatted(node.name(), node.address()));
    }
    return text.append(
            """
            Host *
              User root
              IdentityFile %s
              IdentitiesOnly yes
              HostKeyAlias cicely-lab
              UserKnownHostsFile %s
              LogLevel ERROR
            """
                .formatted(key, layout.knownHosts()))
        .toString();
  }

  private Inventory inventory() throws IOException {
    String daemon = Files.readString(layout.daemonPid()).strip();
    List<Inventory.Node> nodes =
        blueprint.nodes().stream()
            .map(node -> new Inventory.Node(node.name(), node.instance(), node.name()))
            .toList();
    return new Inventory(
        "cicely",
        Blueprint.REGION,
        URI.create("http://127.0.0.1:" + Layout.OPERATORS_EC2_PORT),
        layout.credentials(),
        layout.sshConfig(),
        Path.of("/proc", daemon, "ns", "net"),
        nodes);
  }
}
