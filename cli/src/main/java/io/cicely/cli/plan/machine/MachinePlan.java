package io.cicely.cli.plan.machine;

import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.cluster.machine.Machine.CorosyncSeen;
import io.cicely.cli.cluster.machine.Machine.FileSeen;
import io.cicely.cli.cluster.machine.Machine.UnitSeen;
import io.cicely.cli.cluster.machine.Os;
import io.cicely.cli.plan.machine.CorosyncChange.Need;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.CorosyncConf;
import io.cicely.cli.render.CorosyncTimes;
import io.cicely.cli.render.HostsFile;
import io.cicely.cli.render.Rejoin;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;

/** Plans the changes of the nodes' machines. */
public final class MachinePlan {
  /** What a look has to ask for, so that a plan can be made of it. */
  public static final List<String> PACKAGES = Packages.all();

  public static final List<String> UNITS = List.of("corosync", "pacemaker", "pcsd");
  public static final List<String> FILES =
      List.of(HostsFile.PATH, CorosyncConf.PATH, Rejoin.PATH, NodePackage.NOTE);

  /** Files of which a digest is enough. */
  public static final List<String> SECRETS =
      List.of(
          CorosyncConf.AUTHKEY, NodePackage.Format.DEB.target(), NodePackage.Format.RPM.target());

  private static final String READABLE = "644";
  private static final String SECRET = "400";
  private static final List<String> CLUSTER = List.of("corosync", "pacemaker");

  private final MachineWish wish;
  private final List<Machine> machines;
  private final Packages packages;
  private final List<Step<MachineChange>> steps = new ArrayList<>();
  private final Set<String> stopped = new LinkedHashSet<>();

  private MachinePlan(MachineWish wish, List<Machine> machines) {
    this.wish = wish;
    this.machines = machines;
    this.packages = new Packages(wish.spec());
  }

  /**
   * The steps to the wanted machines, in their order; what stands beside each other for several
   * nodes may be done at once. None if all is there already.
   *
   * @param machines all nodes', in the order of the file
   * @throws Failure {@link Code#NODE_UNSUITABLE} if a machine cannot become a node
   */
  public static List<Step<MachineChange>> of(MachineWish wish, List<Machine> machines) {
    MachinePlan plan = new MachinePlan(wish, machines);
    plan.each(plan::installPackages);
    plan.each(plan::installNodePackage);
    plan.stop();
    plan.authkeys();
    plan.each(plan::writeFiles);
    plan.each(plan::readUnits);
    plan.reload();
    plan.each(plan::startServices);
    return List.copyOf(plan.steps);
  }

  private void each(Consumer<Machine> planned) {
    machines.forEach(planned);
  }

  private void installPackages(Machine machine) {
    List<String> missing = packages.missing(machine);
    if (!missing.isEmpty()) {
      add(
          new MachineChange.InstallPackages(machine.node(), packages.install(machine, missing)),
          Kind.CREATE,
          Impact.NONE,
          "packages",
          missing);
    }
  }

  private void installNodePackage(Machine machine) {
    Os.Family family = Packages.family(machine);
    Optional<NodePackage> fitting =
        wish.nodePackages().stream().filter(each -> each.fits(machine, family)).findFirst();
    String installed = machine.packages().get(NodePackage.NAME);
    if (fitting.isEmpty() && installed == null) {
      throw new Failure(
          Code.NODE_UNSUITABLE,
          "Cannot install " + NodePackage.NAME + " on " + machine.node(),
          "there is no "
              + NodePackage.Format.of(family)
              + " of it for "
              + machine.architecture()
              + " at hand",
          "Build it on a machine of that kind: make package");
    }
    if (fitting.isPresent() && !fitting.get().isOn(machine)) {
      NodePackage chosen = fitting.get();
      String to = chosen.format().target();
      add(
          new MachineChange.InstallFile(
              machine.node(),
              chosen.file(),
              chosen.sha256(),
              to,
              Packages.installFile(chosen.format(), to)),
          installed == null ? Kind.CREATE : Kind.UPDATE,
          Impact.NONE,
          NodePackage.NAME + " " + chosen.version(),
          installed == null ? List.of() : List.of("installed is " + installed));
    }
  }

  /** Whoever has to start anew is stopped first: if we are killed, it is seen not to run. */
  private void stop() {
    boolean all = machines.stream().anyMatch(machine -> need(machine) == Need.RESTART);
    for (Machine machine : machines) {
      boolean runs = machine.unit("corosync").active();
      if (runs && (all || hasOtherKey(machine))) {
        stopped.add(machine.node());
        add(
            new MachineChange.StopCluster(machine.node()),
            Kind.UPDATE,
            Impact.RESTARTS_CLUSTER,
            "Corosync and Pacemaker, stopped until they are configured",
            List.of(
                all
                    ? "settings change that a Corosync which runs does not take over"
                    : "its key is another one than the other nodes'"));
      }
    }
  }

  private void authkeys() {
    Optional<Machine> source = source();
    Machine first = source.orElse(machines.getFirst());
    if (source.isEmpty()) {
      add(
          new MachineChange.MakeAuthkey(first.node()),
          Kind.CREATE,
          Impact.NONE,
          "Corosync's key",
          List.of("made at random; it is not shown anywhere"));
    }
    for (Machine machine : machines) {
      boolean has = machine.file(CorosyncConf.AUTHKEY).isPresent();
      boolean good =
          source.isPresent()
              && has
              && !hasOtherKey(machine)
              && mode(machine, CorosyncConf.AUTHKEY).equals(SECRET);
      if (!good && (source.isPresent() || !machine.node().equals(first.node()))) {
        add(
            new MachineChange.CopyAuthkey(machine.node(), first.node()),
            has ? Kind.UPDATE : Kind.CREATE,
            Impact.NONE,
            "Corosync's key",
            List.of("as on " + first.node() + ", readable for root alone"));
      }
    }
  }

  /** Whose key is the cluster's: a node's that runs, else the first that has one. */
  private Optional<Machine> source() {
    List<Machine> having =
        machines.stream().filter(each -> each.file(CorosyncConf.AUTHKEY).isPresent()).toList();
    return having.stream()
        .filter(each -> each.corosync() != null)
        .findFirst()
        .or(() -> having.stream().findFirst());
  }

  private boolean hasOtherKey(Machine machine) {
    Optional<String> wanted =
        source().flatMap(each -> each.file(CorosyncConf.AUTHKEY)).map(FileSeen::sha256);
    Optional<String> own = machine.file(CorosyncConf.AUTHKEY).map(FileSeen::sha256);
    return own.isPresent() && !own.equals(wanted);
  }

  private static String mode(Machine machine, String path) {
    return machine.file(path).map(FileSeen::mode).orElse("");
  }

  private void writeFiles(Machine machine) {
    String hosts = machine.file(HostsFile.PATH).map(FileSeen::text).orElse("");
    SequencedMap<String, String> wanted = new LinkedHashMap<>();
    wanted.put(HostsFile.PATH, HostsFile.text(hosts, wish.addresses()));
    wanted.put(Rejoin.PATH, Rejoin.text(CorosyncTimes.of(wish.spec())));
    wanted.put(CorosyncConf.PATH, corosyncConf());
    wanted.forEach((path, text) -> writeFile(machine, path, text));
  }

  private void writeFile(Machine machine, String path, String text) {
    Optional<FileSeen> file = machine.file(path);
    boolean same = file.map(FileSeen::text).filter(text::equals).isPresent();
    boolean open = mode(machine, path).equals(READABLE);
    // A file of the system keeps the mode that its administrator gave it.
    boolean foreign = path.equals(HostsFile.PATH) && file.isPresent();
    if (same && (open || foreign)) {
      return;
    }
    String mode = foreign ? mode(machine, path) : READABLE;
    List<String> details =
        new ArrayList<>(Lines.difference(file.map(FileSeen::text).orElse(""), text));
    if (file.isPresent() && !mode.equals(mode(machine, path))) {
      details.add("mode " + mode(machine, path) + " -> " + mode);
    }
    add(
        new MachineChange.WriteFile(machine.node(), path, text, "0" + mode),
        file.isPresent() ? Kind.UPDATE : Kind.CREATE,
        Impact.NONE,
        path,
        details);
  }

  private String corosyncConf() {
    SequencedMap<String, Integer> ids = CorosyncConf.ids(wish.spec(), earlier());
    return CorosyncConf.text(wish.spec(), wish.addresses(), ids);
  }

  /** What runs, or stands in the first file there is: its nodes keep their ids. */
  private SequencedMap<String, String> earlier() {
    for (Machine machine : machines) {
      if (machine.corosync() != null) {
        return machine.corosync().settings();
      }
    }
    return machines.stream()
        .flatMap(each -> each.file(CorosyncConf.PATH).stream())
        .map(FileSeen::text)
        .filter(Objects::nonNull)
        .findFirst()
        .map(CorosyncConf::settings)
        .orElseGet(LinkedHashMap::new);
  }

  private Need need(Machine machine) {
    CorosyncSeen running = machine.corosync();
    if (running == null) {
      return Need.NOTHING;
    }
    String wanted = corosyncConf();
    SequencedMap<String, String> settings = CorosyncConf.settings(wanted);
    SequencedMap<String, String> now = new LinkedHashMap<>(running.settings());
    if (machine.file(CorosyncConf.PATH).map(FileSeen::text).filter(wanted::equals).isPresent()) {
      // The file is right: what Corosync knows beyond it, it knows of itself.
      now.keySet().retainAll(settings.keySet());
    }
    String version = machine.packages().getOrDefault("corosync", "");
    return CorosyncChange.need(now, settings, version);
  }

  private void readUnits(Machine machine) {
    boolean written =
        steps.stream()
            .map(Step::change)
            .anyMatch(
                change ->
                    change instanceof MachineChange.WriteFile write
                        && write.node().equals(machine.node())
                        && write.path().equals(Rejoin.PATH));
    if (written || machine.staleUnits()) {
      add(
          new MachineChange.ReadUnits(machine.node()),
          Kind.UPDATE,
          Impact.NONE,
          "systemd's units, read anew",
          List.of());
    }
  }

  /** One node tells all that run. */
  private void reload() {
    machines.stream()
        .filter(each -> need(each) == Need.RELOAD && !stopped.contains(each.node()))
        .findFirst()
        .ifPresent(
            machine ->
                add(
                    new MachineChange.ReloadCorosync(machine.node()),
                    Kind.UPDATE,
                    Impact.RELOADS_COROSYNC,
                    "Corosync's settings, read anew on every node",
                    List.of()));
  }

  private void startServices(Machine machine) {
    SequencedSet<String> wanted = new LinkedHashSet<>(CLUSTER);
    if (wish.spec().pcsd()) {
      wanted.add("pcsd");
    }
    List<String> units = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (String name : wanted) {
      UnitSeen unit = machine.unit(name);
      boolean stops = stopped.contains(machine.node()) && CLUSTER.contains(name);
      if (!unit.enabled() || !unit.active() || stops) {
        units.add(name);
        details.add((unit.enabled() ? "" : name + " starts at boot").strip());
        details.add((unit.active() && !stops ? "" : name + " is started").strip());
      }
    }
    details.removeIf(String::isEmpty);
    if (!units.isEmpty()) {
      add(
          new MachineChange.StartServices(machine.node(), units),
          Kind.UPDATE,
          Impact.NONE,
          "services " + String.join(", ", units),
          details);
    }
  }

  private void add(
      MachineChange change, Kind kind, Impact impact, String what, List<String> details) {
    steps.add(new Step<>(change, kind, impact, change.node(), what, details));
  }
}
