package io.cicely.cli.install.machine;

import io.cicely.cli.host.Host;
import io.cicely.cli.plan.machine.MachineChange;
import io.cicely.cli.plan.machine.NodePackage;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.CorosyncConf;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.Result;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Carries out the changes of machines. */
public final class MachineInstall {
  private static final Duration INSTALLATION = Duration.ofMinutes(10);
  private static final Duration SERVICE = Duration.ofMinutes(4);
  private static final Duration READY = Duration.ofMinutes(4);

  /** Where Pacemaker keeps its configuration and the ones before it. */
  private static final String CIB_FOLDER = "/var/lib/pacemaker/cib";

  private final SequencedMap<String, Host> hosts = new LinkedHashMap<>();
  private final Clock clock;
  private final Consumer<Step<MachineChange>> progress;

  /**
   * @param hosts all nodes
   * @param progress told each step before it begins, from several threads
   */
  public MachineInstall(List<Host> hosts, Clock clock, Consumer<Step<MachineChange>> progress) {
    hosts.forEach(host -> this.hosts.put(host.name(), host));
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Makes the steps in their order, those of one kind on all nodes at once. When the cluster's
   * services were started, returns once every node is online.
   *
   * @throws Failure of the first step that failed; what had begun beside it was ended
   */
  public void carryOut(List<Step<MachineChange>> steps) {
    int next = 0;
    while (next < steps.size()) {
      Class<?> kind = steps.get(next).change().getClass();
      int end = next;
      while (end < steps.size() && steps.get(end).change().getClass() == kind) {
        end++;
      }
      atOnce(steps.subList(next, end));
      next = end;
    }
    if (steps.stream().anyMatch(step -> startsCluster(step.change()))) {
      awaitReady();
    }
  }

  private static boolean startsCluster(MachineChange change) {
    return change instanceof MachineChange.StartServices start
        && (start.units().contains("corosync") || start.units().contains("pacemaker"));
  }

  /** A node's own steps stay in their order. */
  private void atOnce(List<Step<MachineChange>> steps) {
    SequencedMap<String, List<Step<MachineChange>>> byNode = new LinkedHashMap<>();
    steps.forEach(
        step -> byNode.computeIfAbsent(step.change().node(), _ -> new ArrayList<>()).add(step));
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byNode.forEach((_, own) -> running.add(threads.submit(() -> own.forEach(this::carryOut))));
    }
    for (Future<?> each : running) {
      get(each);
    }
  }

  private static void get(Future<?> done) {
    try {
      done.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure(
          Code.DEADLINE_PASSED, "Cannot finish the step", "it was interrupted", "", interrupted);
    } catch (ExecutionException thrown) {
      if (thrown.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (thrown.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(thrown);
    }
  }

  private void carryOut(Step<MachineChange> step) {
    progress.accept(step);
    Host host = host(step.change().node());
    switch (step.change()) {
      case MachineChange.InstallPackages(String _, List<List<String>> commands) ->
          commands.forEach(line -> run(host, INSTALLATION, line.toArray(String[]::new)));
      case MachineChange.InstallFile install -> install(host, install);
      case MachineChange.StopCluster _ ->
          run(host, SERVICE, "systemctl", "stop", "pacemaker", "corosync");
      case MachineChange.MakeAuthkey _ -> script(host, Scripts.MAKE_KEY, CorosyncConf.AUTHKEY);
      case MachineChange.CopyAuthkey(String _, String from) -> copyKey(host(from), host);
      case MachineChange.WriteFile(String _, String path, String text, String mode) -> {
        Path file = Path.of(path);
        run(host, SERVICE, "mkdir", "-p", String.valueOf(file.getParent()));
        host.write(file, text, mode);
      }
      case MachineChange.ReadUnits _ -> run(host, SERVICE, "systemctl", "daemon-reload");
      case MachineChange.ReloadCorosync _ -> run(host, SERVICE, "corosync-cfgtool", "-R");
      case MachineChange.StartServices(String _, List<String> units) -> start(host, units);
      case MachineChange.StopServices(String _, List<String> units) -> {
        String[] names = units.toArray(String[]::new);
        run(host, SERVICE, systemctl(names, "--quiet", "disable", "--now"));
      }
      case MachineChange.RemoveFile(String _, String path) -> run(host, SERVICE, "rm", "-f", path);
      case MachineChange.ForgetCib _ -> script(host, Scripts.FORGET_CIB, CIB_FOLDER);
    }
  }

  private void install(Host host, MachineChange.InstallFile install) {
    Upload.to(host, Path.of(install.file()), install.to(), install.sha256());
    run(host, INSTALLATION, install.command().toArray(String[]::new));
    // Only now: before, an installation that was cut off would count as done.
    host.write(Path.of(NodePackage.NOTE), install.sha256() + "\n", "0644");
    run(host, SERVICE, "rm", "-f", install.to());
  }

  /** From one node's command to the other's; it passes through memory alone. */
  private static void copyKey(Host from, Host to) {
    Result key = from.run(Command.of("sh", "-c", Scripts.READ_SECRET, "sh", CorosyncConf.AUTHKEY));
    if (!key.succeeded() || key.out().isBlank()) {
      throw new Failure(
          Code.FILE_UNUSABLE,
          "Cannot read " + CorosyncConf.AUTHKEY + " on " + from.name(),
          key.err().strip(),
          "");
    }
    to.run(
            Command.of("sh", "-c", Scripts.WRITE_SECRET, "sh", CorosyncConf.AUTHKEY)
                .reading(key.out()))
        .orFail();
  }

  /** Whatever an installation that was cut off has masked is free again. */
  private static void start(Host host, List<String> units) {
    String[] names = units.toArray(String[]::new);
    run(host, SERVICE, systemctl(names, "--runtime", "--quiet", "unmask"));
    run(host, SERVICE, systemctl(names, "--quiet", "enable"));
    run(host, SERVICE, systemctl(names, "start"));
  }

  private static String[] systemctl(String[] units, String... words) {
    List<String> line = new ArrayList<>(List.of("systemctl"));
    line.addAll(List.of(words));
    line.addAll(List.of(units));
    return line.toArray(String[]::new);
  }

  /**
   * Returns once every node sees all of them online in Corosync and in Pacemaker.
   *
   * @throws Failure {@link Code#DEADLINE_PASSED} after four minutes
   */
  public void awaitReady() {
    String nodes = Integer.toString(hosts.size());
    Deadline deadline = Deadline.after(clock, READY);
    Waits waits = new Waits(clock, Duration.ofMillis(200), Duration.ofSeconds(1));
    List<Host> waiting = new ArrayList<>(hosts.values());
    while (true) {
      waiting.removeIf(
          host -> host.run(Command.of("sh", "-c", Scripts.READY, "sh", nodes)).succeeded());
      if (waiting.isEmpty()) {
        return;
      }
      if (!waits.pause(deadline)) {
        throw notReady(waiting.getFirst());
      }
    }
  }

  private static Failure notReady(Host host) {
    return new Failure(
        Code.DEADLINE_PASSED,
        "Cannot form the cluster",
        "after "
            + READY.toSeconds()
            + " s "
            + host.name()
            + " does not see every node online in Corosync and Pacemaker",
        "Look at `journalctl -u corosync -u pacemaker` there, and whether UDP 5405 is let through"
            + " between the nodes");
  }

  private Host host(String node) {
    Host host = hosts.get(node);
    if (host == null) {
      throw new Failure(
          Code.PARAMETER_INVALID,
          "Cannot change " + node,
          "it is none of the nodes: " + String.join(", ", hosts.sequencedKeySet()),
          "Make a new plan");
    }
    return host;
  }

  private static void script(Host host, String script, String argument) {
    run(host, SERVICE, "sh", "-c", script, "sh", argument);
  }

  private static void run(Host host, Duration limit, String... line) {
    host.run(Command.of(line).within(limit)).orFail();
  }
}
