package io.cicely.cli.lab;

import io.cicely.cli.lab.image.BaseImage;
import io.cicely.cli.lab.image.Keys;
import io.cicely.cli.lab.image.ManagersLayer;
import io.cicely.cli.lab.image.Mirror;
import io.cicely.cli.lab.image.NodeLayer;
import io.cicely.cli.lab.machine.ControlGroup;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Equipment;
import io.cicely.cli.lab.model.GuestNetwork;
import io.cicely.cli.lab.model.Layout;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Processes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Brings the lab up, from whatever state the machine is in. */
public final class LabUp {
  private static final Duration READY = Duration.ofMinutes(2);

  /** Its first probes, start and monitors take a few seconds of this machine's processors. */
  private static final Duration EACH_VIP = Duration.ofSeconds(4);

  private final Layout layout = Layout.STANDARD;
  private final Processes processes = new LocalProcesses();
  private final Processes making = ControlGroup.ofLab().child("making").around(processes);
  private final Keys keys = new Keys(layout.cache(), processes);
  private final Path nodePackage;
  private final Consumer<String> progress;

  /**
   * @param nodePackage the {@code cicely-node_*.deb} that the nodes run
   * @param progress told each step as it begins
   */
  public LabUp(Path nodePackage, Consumer<String> progress) {
    this.nodePackage = nodePackage;
    this.progress = progress;
  }

  /**
   * The newest node package that this checkout has built.
   *
   * @throws Failure if there is none
   */
  public static Path newestPackage() {
    Path build = Path.of(System.getProperty("cicely.root", "."), "build");
    try (DirectoryStream<Path> packages = Files.newDirectoryStream(build, "cicely-node_*.deb")) {
      return StreamSupport.stream(packages.spliterator(), false)
          .max(Comparator.comparingLong(each -> each.toFile().lastModified()))
          .orElseThrow(() -> noPackage(build.resolve("cicely-node_*.deb"), null));
    } catch (IOException missing) {
      throw noPackage(build.resolve("cicely-node_*.deb"), missing);
    }
  }

  private static Failure noPackage(Path wanted, @Nullable IOException cause) {
    return new Failure(
        Code.FILE_UNUSABLE,
        "Cannot bring up the lab",
        "there is no node package " + wanted,
        "Build it: make package",
        cause);
  }

  /** Returns when every node is online and the VIP answers; bare nodes only have to let in. */
  public Lab run(Blueprint blueprint) {
    Tools.check();
    if (!Files.isReadable(nodePackage)) {
      throw noPackage(nodePackage, null);
    }
    try (Turn _ = Turn.take(layout)) {
      return bringUp(blueprint);
    }
  }

  private Lab bringUp(Blueprint blueprint) {
    progress.accept("Clearing away what an earlier lab left");
    Remains.clear(layout, processes);
    ControlGroup.ofLab().child("making").create();
    BaseImage base = base(blueprint.equipment());
    List<Path> layers = layers(blueprint, base);
    progress.accept("Starting EC2 and booting " + names(blueprint));
    Launch.daemon(layout, blueprint, layers, archive(blueprint, base));
    new Doorplate(layout, blueprint).write(keys.file(), base.path());
    if (blueprint.equipment().isBare()) {
      progress.accept("Waiting for the machines' sshd");
      Lab bare = Lab.running();
      bare.awaitSshd(READY);
      return bare;
    }
    progress.accept("Waiting for the cluster and its VIP " + blueprint.vip().address());
    Lab lab = Lab.running();
    lab.awaitReady(READY.plus(EACH_VIP.multipliedBy(blueprint.allVips().size())));
    return lab;
  }

  /** The read-only file systems of the nodes, the uppermost first. */
  private List<Path> layers(Blueprint blueprint, BaseImage base) {
    NodeLayer node = node(base, blueprint.equipment().isBare() ? null : nodePackage);
    if (blueprint.network() == GuestNetwork.STATIC) {
      return List.of(node.path(), base.path());
    }
    ManagersLayer managers = new ManagersLayer(layout.cache(), base.path(), making);
    if (!managers.exists()) {
      progress.accept("Installing what configures networks into the image (once)");
      managers.make();
    }
    return List.of(managers.path(), node.path(), base.path());
  }

  private BaseImage base(Equipment equipment) {
    BaseImage base = new BaseImage(layout.cache(), equipment, making);
    if (!base.exists()) {
      progress.accept("Making the Debian image (once; a minute or two)");
      base.make();
    }
    return base;
  }

  private @Nullable Path archive(Blueprint blueprint, BaseImage base) {
    if (!blueprint.equipment().isBare()) {
      return null;
    }
    Mirror mirror = new Mirror(layout.cache(), base.path(), blueprint.equipment(), making);
    if (!mirror.exists()) {
      progress.accept("Fetching the packages of a cluster's node (once)");
      mirror.make();
    }
    return mirror.path();
  }

  private NodeLayer node(BaseImage base, @Nullable Path installed) {
    NodeLayer node = new NodeLayer(layout.cache(), base.path(), installed, files(), making);
    if (!node.exists()) {
      progress.accept(
          "Installing "
              + (installed == null ? "what listens on the VIP" : installed.getFileName())
              + " into the image (once)");
      node.make();
    }
    return node;
  }

  private Map<String, String> files() {
    return Map.of(
        "usr/local/share/ca-certificates/cicely-lab.crt",
        Trust.certificate(layout),
        "root/.ssh/authorized_keys",
        keys.publicHalf(),
        "root/.aws/config",
        "[default]\nregion = " + Blueprint.REGION + "\n");
  }

  private static String names(Blueprint blueprint) {
    return String.join(", ", blueprint.nodes().stream().map(Blueprint.Node::name).toList());
  }
}
